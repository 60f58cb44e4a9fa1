// SPDX-License-Identifier: Apache-2.0
// Puts the stages of lowering together: AST -> module -> the slice that matters -> unit; and, for the standalone
// checker, the parse in front of it.
#include "checker/lowering/lower.h"

#include "checker/lowering/emit.h"
#include "checker/lowering/llvm_compat.h"
#include "checker/lowering/unit_builder.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Instructions.h"

using namespace clang;

namespace connleak {

// Functions of the module that touch an interesting one, their callers, and all they call.
class ModuleSlice {
 public:
  ModuleSlice(const EmittedModule &emitted, UnitBuilder &builder, const LowerOptions &options)
      : builder_(builder), options_(options) {
    for (const llvm::Function &function : emitted.module()) {
      if (isWantedBody(function)) add(function);
      if (isInteresting(function)) addUsers(function);
    }
    for (const llvm::GlobalVariable &table : emitted.module().globals())
      if (options.is_interesting && options.is_interesting(table.getName().str())) addUsers(table);
    for (size_t i = 0; i < chosen_.size(); ++i) addUsers(*chosen_[i]);
    for (size_t i = 0; i < chosen_.size(); ++i) addCallees(*chosen_[i]);
  }
  llvm::ArrayRef<const llvm::Function *> functions() const { return chosen_.getArrayRef(); }
  llvm::ArrayRef<const llvm::GlobalVariable *> variables() const { return variables_.getArrayRef(); }

 private:
  bool isInteresting(const llvm::Function &function) {
    const UnitSymbol &symbol = builder_.unit.symbols[builder_.symbol(function)];
    return options_.everything || !symbol.ownership.empty() ||
           (options_.is_interesting && options_.is_interesting(symbol.qualified));
  }
  bool isWantedBody(const llvm::Function &function) {
    if (function.isDeclaration()) return false;
    return options_.everything || (options_.is_wanted && options_.is_wanted(function.getName().str()));
  }
  void add(const llvm::Function &function) {
    if (!function.isDeclaration()) chosen_.insert(&function);
  }
  // Through constants and tables: who reads a table of drivers may call what is in it.
  void addUsers(const llvm::Value &value) {
    if (!followed_.insert(&value).second) return;
    for (const llvm::User *user : value.users()) {
      if (const auto *instruction = dyn_cast<llvm::Instruction>(user)) add(*instruction->getFunction());
      else if (isa<llvm::Constant>(user) && !isa<llvm::Function>(user)) addUsers(*user);
    }
  }
  void addReferenced(const llvm::Value *value, unsigned depth) {
    if (const auto *function = dyn_cast<llvm::Function>(value)) return add(*function);
    if (const auto *variable = dyn_cast<llvm::GlobalVariable>(value)) {
      if (!variables_.insert(variable) || !variable->hasInitializer() || depth > 8) return;
      return addReferenced(variable->getInitializer(), depth + 1);
    }
    const auto *constant = dyn_cast<llvm::Constant>(value);
    if (!constant || depth > 8) return;
    for (const llvm::Use &operand : constant->operands()) addReferenced(operand.get(), depth + 1);
  }
  void addCallees(const llvm::Function &function) {
    for (const llvm::BasicBlock &block : function)
      for (const llvm::Instruction &instruction : block)
        for (const llvm::Use &operand : instruction.operands())
          if (isa<llvm::Constant>(operand.get())) addReferenced(operand.get(), 0);
  }

  UnitBuilder &builder_;
  const LowerOptions &options_;
  llvm::SetVector<const llvm::Function *> chosen_;
  llvm::SetVector<const llvm::GlobalVariable *> variables_;
  llvm::DenseSet<const llvm::Value *> followed_;
};

Unit lower(ASTContext &context, const LowerOptions &options, std::vector<std::string> *skipped_calls) {
  Unit unit;
  unit.language = context.getLangOpts().CPlusPlus ? "c++" : "c";
  EmittedModule emitted(context, options);
  if (skipped_calls) *skipped_calls = emitted.skippedCalls();
  unit.functions_not_analysed = emitted.templatesNotInstantiated();
  if (emitted.isEmpty()) return unit;
  UnitBuilder builder(unit, emitted, context);
  ModuleSlice slice(emitted, builder, options);
  for (const llvm::Function *function : slice.functions()) translateFunction(*function, builder);
  for (const llvm::GlobalVariable *variable : slice.variables()) translateVariable(*variable, builder);
  return unit;
}

namespace {

class LowerConsumer : public ASTConsumer {
 public:
  LowerConsumer(const LowerOptions &options, ParsedUnit &out) : options_(options), out_(out) {}
  void HandleTranslationUnit(ASTContext &context) override {
    if (context.getDiagnostics().hasErrorOccurred()) return;
    out_.unit = lower(context, options_, &out_.skipped_calls);
    out_.ok = true;
  }

 private:
  const LowerOptions &options_;
  ParsedUnit &out_;
};

class LowerAction : public ASTFrontendAction {
 public:
  LowerAction(const LowerOptions &options, ParsedUnit &out) : options_(options), out_(out) {}
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, llvm::StringRef file) override {
    return std::make_unique<LowerConsumer>(options_, out_);
  }

 private:
  const LowerOptions &options_;
  ParsedUnit &out_;
};

// Keeps the first error; everything else Clang says about the user's code is the user's compiler's business.
class FirstError : public DiagnosticConsumer {
 public:
  explicit FirstError(ParsedUnit &out) : out_(out) {}
  void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &info) override {
    DiagnosticConsumer::HandleDiagnostic(level, info);
    if (level < DiagnosticsEngine::Error || !out_.error.empty()) return;
    llvm::SmallString<256> text;
    info.FormatDiagnostic(text);
    out_.error = text.str().str();
    if (!info.hasSourceManager() || info.getLocation().isInvalid()) return;
    PresumedLoc place = info.getSourceManager().getPresumedLoc(info.getLocation());
    if (place.isValid()) out_.error_place = {place.getFilename(), place.getLine(), place.getColumn()};
  }

 private:
  ParsedUnit &out_;
};

}  // namespace

ParsedUnit parseAndLower(const std::vector<std::string> &arguments, const std::string &directory,
                         const LowerOptions &options) {
  ParsedUnit parsed;
  auto files = llvm::vfs::createPhysicalFileSystem();
  if (std::error_code problem = files->setCurrentWorkingDirectory(directory)) {
    parsed.error = "cannot enter '" + directory + "': " + problem.message();
    return parsed;
  }
  llvm::IntrusiveRefCntPtr<FileManager> manager(new FileManager(
      FileSystemOptions(), llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(std::move(files))));
  FirstError errors(parsed);
  tooling::ToolInvocation invocation(arguments, std::make_unique<LowerAction>(options, parsed), manager.get());
  invocation.setDiagnosticConsumer(&errors);
  if (!invocation.run() && parsed.error.empty() && !parsed.ok) parsed.error = "Clang could not run this command";
  if (!parsed.error.empty()) parsed.ok = false;
  return parsed;
}

}  // namespace connleak
