// SPDX-License-Identifier: Apache-2.0
// Tables of a unit while it is being made: files, places and symbols are entered once and numbered.
#pragma once

#include <map>
#include <string>

#include "checker/lowering/emit.h"
#include "checker/program/unit.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/GlobalValue.h"

namespace connleak {

class UnitBuilder {
 public:
  UnitBuilder(Unit &unit, const EmittedModule &emitted, clang::ASTContext &context);

  uint32_t place(const llvm::DebugLoc &location);
  uint32_t place(clang::SourceLocation location);  // presumed, of the expansion; see spellingPlace for the other
  uint32_t place(const std::string &file, unsigned line, unsigned column);
  uint32_t symbol(const llvm::GlobalValue &value);
  const clang::FunctionDecl *functionDeclaration(const llvm::Function &function) const;
  bool inSystemHeader(clang::SourceLocation location) const;
  const clang::SourceManager &sources() const;

  Unit &unit;

 private:
  uint32_t file(const std::string &name);
  void describeFunction(UnitSymbol &symbol, const llvm::Function &function);
  std::string absolute(llvm::StringRef directory, llvm::StringRef name) const;

  const EmittedModule &emitted_;
  clang::ASTContext &context_;
  std::map<std::string, uint32_t> files_;
  std::map<std::tuple<uint32_t, unsigned, unsigned>, uint32_t> places_;
  std::map<const llvm::GlobalValue *, uint32_t> symbols_;
  std::map<std::pair<std::string, std::string>, uint32_t> file_names_;
};

// Adds the body of `function` to the unit.
void translateFunction(const llvm::Function &function, UnitBuilder &builder);
// `is_only_read`: nothing in the unit writes it.
void translateVariable(const llvm::GlobalVariable &variable, bool is_only_read, UnitBuilder &builder);

}  // namespace connleak
