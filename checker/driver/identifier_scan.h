// SPDX-License-Identifier: Apache-2.0
// Which units can matter, told from text: a unit matters if it, or a project header it includes, names a function that
// acquires or releases. Comments and strings count as text; a unit too many costs a parse, a unit too few a finding.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checker/driver/compile_database.h"

namespace connleak {

class IdentifierScan {
 public:
  // True when the unit's own text or a project header names one of `identifiers`.
  bool mentions(const CompileCommand &command, const std::set<std::string, std::less<>> &identifiers);
  // Of `functions`, those the unit's own text seems to define.
  std::vector<std::string> defines(const CompileCommand &command, const std::set<std::string, std::less<>> &functions);

 private:
  struct File {
    bool is_readable = false;
    std::string text;
    std::set<std::string_view> words;
    std::vector<std::pair<std::string, bool>> includes;   // name, quoted
  };
  const File &file(const std::string &name);
  const std::vector<const File *> &filesOf(const CompileCommand &command);
  std::string resolve(const std::string &name, bool quoted, const std::string &from, const std::vector<std::string> &folders);

  std::map<std::string, File> files_;
  std::map<std::string, std::vector<const File *>> closure_;
  std::map<std::string, bool> exists_;
};

}  // namespace connleak
