// SPDX-License-Identifier: Apache-2.0
// Which handlers take what is thrown: the bases of the types that function bodies throw and catch. The IR has only names
// of type information, and its content only where a class is defined.
#pragma once

#include <vector>

#include "checker/program/unit.h"
#include "clang/AST/Decl.h"

namespace connleak {

// Sorted by name, each once. Bodies without any exception in them cost a walk.
std::vector<ExceptionType> exceptionTypesOf(clang::ASTContext &context, const std::vector<const clang::FunctionDecl *> &bodies);

}  // namespace connleak
