// SPDX-License-Identifier: Apache-2.0
// Which units can matter, told from text: a unit matters if it, or a project header it includes, names a function that
// acquires or releases. A unit too many costs a parse, a unit too few a finding.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checker/driver/clang_flags.h"
#include "checker/driver/compile_database.h"
#include "checker/lowering/file_uses.h"

namespace connleak {

class IdentifierScan {
 public:
  // Why the unit matters: its own text, its flags or a project header name one of `identifiers`, or it cannot be told
  // what the unit includes. Empty when it does not.
  std::string mentions(const CompileCommand &command, const std::set<std::string, std::less<>> &identifiers);
  // Of `functions`, those the unit's own text, or a source that it includes, seems to define.
  std::vector<std::string> defines(const CompileCommand &command, const std::set<std::string, std::less<>> &functions);
  // Of `identifiers`, those that stand in the unit's own text, in a source that it includes, or in its flags, or that a header
  // calls in a body or a macro. Nothing when it cannot be told what the unit includes.
  std::optional<std::set<std::string, std::less<>>> names(const CompileCommand &command, const std::set<std::string, std::less<>> &identifiers);
  // What the answers so far rest on.
  std::vector<FileUse> uses() const;

 private:
  // `name` of `#include MACRO` is the macro's.
  struct Include {
    enum class Kind { Quoted, Angled, Macro } kind = Kind::Quoted;
    std::string name;
    bool is_next = false;
  };
  struct File {
    bool is_readable = false, is_header = false;
    std::string name, text;
    std::set<std::string_view> words;
    std::set<std::string_view> calls;   // members; in macros of a header and in its bodies, what it seems to call
    std::vector<Include> includes;
    std::map<std::string, std::vector<Include>, std::less<>> names;   // macros that are a file's name, such as "x.h"
  };
  struct Closure {
    std::vector<const File *> files;     // the source first
    std::set<std::string> flag_words;
    bool is_complete = true;
  };
  class Walk;

  static void readWords(std::string_view text, File &file);
  static void readDirective(std::string_view text, size_t at, File &file);
  const File &file(const std::string &name);
  const Closure &closureOf(const CompileCommand &command);
  bool exists(const std::string &name);

  std::map<std::string, File> files_;
  std::map<std::vector<std::string>, Closure> closures_;
  std::map<std::string, bool> exists_;
};

}  // namespace connleak
