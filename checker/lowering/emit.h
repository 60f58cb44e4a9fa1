// SPDX-License-Identifier: Apache-2.0
// Clang AST -> LLVM module, by replaying the finished AST into Clang's own CodeGen.
#pragma once

#include <memory>
#include <string>

#include "checker/lowering/lower.h"
#include "clang/AST/ASTContext.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"

namespace clang { class CodeGenerator; }

namespace connleak {

// The module and what it needs to stay alive. `generator` still knows which declaration a symbol came from.
class EmittedModule {
 public:
  EmittedModule(clang::ASTContext &context, const LowerOptions &options);
  ~EmittedModule();

  const llvm::Module &module() const { return *module_; }
  bool isEmpty() const { return !module_; }
  const clang::Decl *declarationOf(llvm::StringRef symbol) const;
  uint32_t templatesNotInstantiated() const { return templates_not_instantiated_; }
  const std::vector<std::string> &skippedCalls() const { return skipped_calls_; }

 private:
  struct Settings;
  std::unique_ptr<Settings> settings_;
  llvm::LLVMContext llvm_context_;
  std::unique_ptr<clang::CodeGenerator> generator_;
  llvm::Module *module_ = nullptr;  // owned by generator_
  uint32_t templates_not_instantiated_ = 0;
  std::vector<std::string> skipped_calls_;
};

}  // namespace connleak
