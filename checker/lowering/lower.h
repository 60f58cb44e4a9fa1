// SPDX-License-Identifier: Apache-2.0
// One translation unit: finished Clang AST -> LLVM IR -> Unit. The same entry serves the standalone checker and,
// later, the clang-tidy module and the compiler plugin. The IR comes from Clang's own CodeGen, replayed over the AST,
// without any optimisation pass, so that each branch a statement became is still there with its place.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "checker/program/unit.h"
#include "common/finding.h"

namespace clang { class ASTContext; class FrontendAction; }

namespace connleak {

// Which bodies can matter. A body is lowered when it names an interesting function, calls a body that does, or is
// called on the way; `everything` lowers all (tests).
struct LowerOptions {
  std::function<bool(const std::string &qualified_name)> is_interesting;  // acquires, releases, or is a wrapper that does
  std::function<bool(const std::string &qualified_name)> is_wanted;       // a definition another unit asks for; may be unset
  bool everything = false;
};

// Lowers a parsed unit without errors. Leaves the AST usable; marks inline functions of the user's as used.
// `skipped_calls`, if given, takes the names of the functions that the bodies left out name; sorted.
Unit lower(clang::ASTContext &context, const LowerOptions &options, std::vector<std::string> *skipped_calls = nullptr);

// Parses with the given Clang command line (argv[0] is the driver's name) and lowers.
struct ParsedUnit {
  bool ok = false;
  Unit unit;
  std::vector<std::string> skipped_calls;
  std::string error;       // the first error, as Clang words it
  SourcePlace error_place;
};
ParsedUnit parseAndLower(const std::vector<std::string> &arguments, const std::string &directory,
                         const LowerOptions &options);

}  // namespace connleak
