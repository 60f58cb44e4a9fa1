// SPDX-License-Identifier: Apache-2.0
// Clang AST -> LLVM module, by replaying the finished AST into Clang's own CodeGen.
#pragma once

#include <memory>
#include <string>

#include "checker/lowering/ast_outline.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"

namespace clang { class CodeGenerator; }

namespace connleak {

using BodySet = llvm::DenseSet<const clang::Decl *>;   // canonical declarations of functions and variables

// The module and what it needs to stay alive. `generator` still knows which declaration a symbol came from.
class EmittedModule {
 public:
  // Emits at least the wanted bodies.
  EmittedModule(clang::ASTContext &context, const AstOutline &outline, const BodySet &wanted);
  ~EmittedModule();

  const llvm::Module &module() const { return *module_; }
  const clang::Decl *declarationOf(llvm::StringRef symbol) const;

 private:
  struct Settings;
  std::unique_ptr<Settings> settings_;
  llvm::LLVMContext llvm_context_;
  std::unique_ptr<clang::CodeGenerator> generator_;
  llvm::Module *module_ = nullptr;  // owned by generator_
};

}  // namespace connleak
