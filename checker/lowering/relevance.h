// SPDX-License-Identifier: Apache-2.0
// Which function bodies of a unit can matter, told from the AST before any IR is made.
#pragma once

#include <set>

#include "checker/lowering/lower.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseSet.h"

namespace connleak {

struct RelevantBodies {
  bool everything = false;
  llvm::DenseSet<const clang::Decl *> bodies;   // canonical declarations; tables of functions are among them
  std::vector<std::string> skipped_calls;       // functions that bodies left out name; sorted
  std::vector<clang::FunctionDecl *> instantiated;                   // bodies made from templates, in order
  std::vector<clang::FunctionDecl *> uncalled_inline;                // touch a resource; CodeGen would leave them out
  uint32_t templates_not_instantiated = 0;

  bool contains(const clang::FunctionDecl *function) const {
    return everything || bodies.contains(function->getCanonicalDecl());
  }
};

RelevantBodies findRelevantBodies(clang::ASTContext &context, const LowerOptions &options);

}  // namespace connleak
