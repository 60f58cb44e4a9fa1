// SPDX-License-Identifier: Apache-2.0
// The outline of a unit, and for its names the declarations they came from.
#pragma once

#include <vector>

#include "checker/program/outline.h"
#include "clang/AST/ASTContext.h"

namespace connleak {

struct AstOutline {
  Outline outline;
  std::vector<const clang::Decl *> declarations;       // of outline.names; canonical
  std::vector<clang::FunctionDecl *> definitions;      // of outline.bodies; null for variables
};

AstOutline outlineOf(clang::ASTContext &context);

// In a header of the system or of a library installed beside it: not the user's.
bool isInSystemHeader(const clang::SourceManager &sources, clang::SourceLocation location);

// As its author wrote it: of a C function no namespace, nor of any an inline one.
std::string nameOfAuthor(const clang::NamedDecl &declaration);

}  // namespace connleak
