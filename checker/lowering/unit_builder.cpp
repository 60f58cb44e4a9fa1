// SPDX-License-Identifier: Apache-2.0
#include "checker/lowering/unit_builder.h"

#include "checker/lowering/source_facts.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/Function.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace connleak {

UnitBuilder::UnitBuilder(Unit &unit_to_fill, const EmittedModule &emitted, ASTContext &context)
    : unit(unit_to_fill), emitted_(emitted), context_(context) {}

const SourceManager &UnitBuilder::sources() const { return context_.getSourceManager(); }

std::string UnitBuilder::absolute(llvm::StringRef directory, llvm::StringRef name) const {
  llvm::SmallString<256> path(name);
  if (!llvm::sys::path::is_absolute(path)) {
    path = directory.empty() ? llvm::StringRef() : directory;
    if (path.empty())
      if (auto working = sources().getFileManager().getVirtualFileSystem().getCurrentWorkingDirectory()) path = *working;
    llvm::sys::path::append(path, name);
  }
  llvm::sys::path::remove_dots(path, true);
  return path.str().str();
}

uint32_t UnitBuilder::file(const std::string &name) {
  auto [entry, is_new] = files_.try_emplace(name, static_cast<uint32_t>(unit.files.size()));
  if (is_new) unit.files.push_back(name);
  return entry->second;
}

uint32_t UnitBuilder::place(const std::string &name, unsigned line, unsigned column) {
  if (line == 0) return 0;
  uint32_t number = file(name);
  auto [entry, is_new] = places_.try_emplace({number, line, column}, static_cast<uint32_t>(unit.places.size()));
  if (is_new) unit.places.push_back({number, line, column});
  return entry->second;
}

uint32_t UnitBuilder::place(const llvm::DebugLoc &location) {
  if (!location || location.getLine() == 0) return 0;
  const auto *scope = cast<llvm::DIScope>(location.getScope());
  auto [entry, is_new] = file_names_.try_emplace({scope->getDirectory().str(), scope->getFilename().str()}, 0);
  if (is_new) entry->second = file(absolute(scope->getDirectory(), scope->getFilename()));
  auto [known, fresh] = places_.try_emplace({entry->second, location.getLine(), location.getCol()},
                                            static_cast<uint32_t>(unit.places.size()));
  if (fresh) unit.places.push_back({entry->second, location.getLine(), location.getCol()});
  return known->second;
}

uint32_t UnitBuilder::place(SourceLocation location) {
  if (location.isInvalid()) return 0;
  PresumedLoc presumed = sources().getPresumedLoc(location);
  if (presumed.isInvalid()) return 0;
  return place(absolute("", presumed.getFilename()), presumed.getLine(), presumed.getColumn());
}

const FunctionDecl *UnitBuilder::functionDeclaration(const llvm::Function &function) const {
  return dyn_cast_or_null<FunctionDecl>(emitted_.declarationOf(function.getName()));
}

bool UnitBuilder::inSystemHeader(SourceLocation location) const {
  return isInSystemHeader(sources(), location);
}

void UnitBuilder::describeFunction(UnitSymbol &symbol, const llvm::Function &function) {
  symbol.is_function = true;
  symbol.is_noreturn = function.doesNotReturn();
  symbol.is_nothrow = function.doesNotThrow();
  symbol.is_mergeable = function.hasLinkOnceLinkage() || function.hasWeakODRLinkage() || function.hasAvailableExternallyLinkage();
  const FunctionDecl *declaration = functionDeclaration(function);
  if (!declaration) return;
  symbol.qualified = nameOfAuthor(*declaration);
  symbol.in_system_header = inSystemHeader(declaration->getLocation());
  symbol.ownership = ownershipAttributes(*declaration);
  unsigned shift = 0;  // a member function's hidden first argument
  if (const auto *method = dyn_cast<CXXMethodDecl>(declaration)) shift = method->isInstance() ? 1 : 0;
  if (declaration->hasPrototype() && !declaration->isVariadic())
    symbol.declared_parameters = declaration->getNumParams() + shift;
  for (OwnershipFact &fact : symbol.ownership)
    if (!fact.of_return) fact.argument += shift;
  for (unsigned i = 0; i < declaration->getNumParams() && i + shift < 64; ++i) {
    QualType type = declaration->getParamDecl(i)->getType();
    if ((type->isPointerType() || type->isReferenceType()) && type->getPointeeType().isConstQualified())
      symbol.const_pointees |= uint64_t(1) << (i + shift);
  }
  // What a format is filled with is only read. The attribute counts from 1, a hidden argument included.
  for (const auto *format : declaration->specific_attrs<FormatAttr>())
    if (format->getType()->isStr("printf") && format->getFirstArg() > 0 && format->getFirstArg() <= 64)
      symbol.const_pointees |= ~uint64_t(0) << (format->getFirstArg() - 1);
}

constexpr llvm::StringLiteral kTypeInfo = "_ZTI";   // Itanium C++ ABI

// As its author wrote it: "std::runtime_error".
static std::string typeNamed(llvm::StringRef info) {
  llvm::StringRef type = info;
  std::string name = llvm::demangle(info);
  return name.starts_with("typeinfo for ") ? name.substr(sizeof "typeinfo for " - 1) : type.str();
}

uint32_t UnitBuilder::symbol(const llvm::GlobalValue &value) {
  auto [entry, is_new] = symbols_.try_emplace(&value, static_cast<uint32_t>(unit.symbols.size()));
  if (!is_new) return entry->second;
  UnitSymbol symbol;
  symbol.name = value.getName().str();
  if (!symbol.name.empty() && symbol.name.front() == '\1') symbol.name.erase(0, 1);
  symbol.qualified = symbol.name;
  symbol.is_internal = value.hasLocalLinkage();
  symbol.is_defined = !value.isDeclaration();
  symbol.is_weak = value.hasWeakAnyLinkage() || value.hasLinkOnceAnyLinkage() || value.hasCommonLinkage();
  if (const auto *function = dyn_cast<llvm::Function>(&value)) describeFunction(symbol, *function);
  else if (value.getName().starts_with(kTypeInfo)) symbol.qualified = typeNamed(value.getName());
  unit.symbols.push_back(std::move(symbol));
  return entry->second;
}

}  // namespace connleak
