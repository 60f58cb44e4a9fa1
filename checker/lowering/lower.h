// SPDX-License-Identifier: Apache-2.0
// One translation unit: finished Clang AST -> outline, and AST -> LLVM IR -> Unit, of the bodies that are asked for. The same
// entry serves the standalone checker and, later, the clang-tidy module and the compiler plugin. The IR comes from Clang's
// own CodeGen, replayed over the AST, without any optimisation pass, so that each branch a statement became is still there
// with its place.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "checker/lowering/file_uses.h"
#include "checker/program/artefact.h"
#include "checker/program/outline.h"
#include "checker/program/unit.h"
#include "common/finding.h"

namespace clang { class ASTContext; }

namespace connleak {

struct AstOutline;

// Says of a name of the outline whether its body is to be lowered. Unset: every body is.
using BodyFilter = std::function<bool(const Outline::Name &)>;

// Lowers a parsed unit without errors. Leaves the AST usable; marks inline functions of the user's as used.
// `name_of_symbol`, if any: see Artefact.
Unit lower(clang::ASTContext &context, const AstOutline &outline, const BodyFilter &is_wanted, std::vector<uint32_t> *name_of_symbol = nullptr);

// A unit that was parsed; its AST lives as long as this does.
class ParsedUnit {
 public:
  // With the given Clang command line (argv[0] is the driver's name), in that folder.
  static ParsedUnit parse(const std::vector<std::string> &arguments, const std::string &directory);
  ParsedUnit();
  ParsedUnit(ParsedUnit &&) noexcept;
  ParsedUnit &operator=(ParsedUnit &&) noexcept;
  ~ParsedUnit();

  bool ok() const { return error.empty(); }
  const Outline &outline() const;
  // `macros`: those whose numbers are wanted.
  Unit lower(const BodyFilter &is_wanted, const std::vector<std::string> &macros = {});
  Artefact lowerWhole(const std::vector<std::string> &macros = {});   // every body of the user's, and what they name
  void abandon();           // leaves the AST to a process that ends anyway

  std::string error;        // the first error, as Clang words it
  SourcePlace error_place;
  std::vector<FileUse> uses;   // also when there is an error

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

}  // namespace connleak
