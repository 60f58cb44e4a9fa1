// SPDX-License-Identifier: Apache-2.0
// The order of events CodeGen expects from Sema, made again from the finished AST: every top-level declaration, the
// bodies instantiated from templates, tentative definitions (else `static PGconn *c;` becomes external), v-tables of
// classes whose key function is here, and the end of the unit. CodeGen gets diagnostics of its own, which are told to
// nobody: one error, of an intrinsic that the target lacks or of an alias of nothing, would leave no module at all.
#include "checker/lowering/emit.h"

#include <cassert>

#include "checker/lowering/llvm_compat.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclGroup.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace connleak {

struct EmittedModule::Settings {
  HeaderSearchOptions headers;
  PreprocessorOptions preprocessor;
  CodeGenOptions code;
  DiagnosticsEngine diagnostics{new DiagnosticIDs, new DiagnosticOptions, new IgnoringDiagConsumer};

  explicit Settings(SourceManager &sources) {
    code.OptimizationLevel = 1;  // keeps lifetime markers
    code.DisableLLVMPasses = true;
    code.setDebugInfo(llvm::codegenoptions::LocTrackingOnly);
    code.DebugColumnInfo = true;
    code.DwarfVersion = 5;
    code.NoCommon = true;        // as the driver has it: a tentative definition is one, and gives way to no other
    diagnostics.setSourceManager(&sources);
    diagnostics.setSuppressAllDiagnostics(true);   // else CodeGen counts its errors, and drops the module at its end
  }
};

namespace {

// Classes whose v-table this unit defines: what a virtual call can reach.
class VTableVisitor : public RecursiveASTVisitor<VTableVisitor> {
 public:
  VTableVisitor(ASTContext &context, CodeGenerator &generator) : context_(context), generator_(generator) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseFunctionDecl(FunctionDecl *) { return true; }

  bool VisitCXXRecordDecl(CXXRecordDecl *record) {
    if (!record->isThisDeclarationADefinition() || record->isDependentContext() || !record->isDynamicClass()) return true;
    const CXXMethodDecl *key = context_.getCurrentKeyFunction(record);
    if (key && key->getDefinition()) generator_.HandleVTable(record);
    return true;
  }

 private:
  ASTContext &context_;
  CodeGenerator &generator_;
};

class Replay {
 public:
  Replay(ASTContext &context, CodeGenerator &generator, const AstOutline &outline, const BodySet &wanted)
      : context_(context), generator_(generator), outline_(outline), wanted_(wanted) {}

  void run() {
    bool is_cxx = context_.getLangOpts().CPlusPlus;
    for (Decl *declaration : context_.getTranslationUnitDecl()->noload_decls()) noteAlias(declaration);
    std::vector<FunctionDecl *> uncalled = uncalledBodies();
    for (FunctionDecl *function : uncalled)
      if (!function->hasAttr<UsedAttr>()) function->addAttr(UsedAttr::CreateImplicit(context_));
    for (Decl *declaration : context_.getTranslationUnitDecl()->noload_decls()) topLevel(declaration, is_cxx);
    for (FunctionDecl *function : outline_.definitions)
      if (function && function->isTemplateInstantiation()) generator_.HandleTopLevelDecl(DeclGroupRef(function));
    for (FunctionDecl *function : uncalled)
      if (isa<CXXMethodDecl>(function) && function->isInlined())
        generator_.HandleTopLevelDecl(DeclGroupRef(function));
    if (is_cxx) VTableVisitor(context_, generator_).TraverseAST(context_);
    generator_.HandleTranslationUnit(context_);
  }

 private:
  // Wanted bodies of the user's that CodeGen leaves out when nobody in the unit calls them.
  std::vector<FunctionDecl *> uncalledBodies() const {
    std::vector<FunctionDecl *> bodies;
    const SourceManager &sources = context_.getSourceManager();
    for (FunctionDecl *function : outline_.definitions)
      if (function && wanted_.contains(function->getCanonicalDecl()) && !function->isConsteval() &&
          !isInSystemHeader(sources, function->getLocation()))
        bodies.push_back(function);
    return bodies;
  }
  // When the target of one alias is missing, CodeGen drops all aliases of the unit.
  void noteAlias(const Decl *declaration) {
    if (const auto *alias = declaration->getAttr<AliasAttr>()) alias_targets_.insert(alias->getAliasee());
    if (const auto *ifunc = declaration->getAttr<IFuncAttr>()) alias_targets_.insert(ifunc->getResolver());
  }
  bool isAliasTarget(const FunctionDecl &function) const {
    const auto *label = function.getAttr<AsmLabelAttr>();
    return alias_targets_.contains(label ? label->getLabel() : function.getName());
  }
  void topLevel(Decl *declaration, bool is_cxx) {
    if (auto *function = dyn_cast<FunctionDecl>(declaration); function && !is_cxx && function->doesThisDeclarationHaveABody())
      if (!wanted_.contains(function->getCanonicalDecl()) && !isAliasTarget(*function)) return;
    generator_.HandleTopLevelDecl(DeclGroupRef(declaration));
    auto *variable = dyn_cast<VarDecl>(declaration);
    if (variable && variable->getActingDefinition() == variable)
      generator_.CompleteTentativeDefinition(variable);
  }

  ASTContext &context_;
  CodeGenerator &generator_;
  const AstOutline &outline_;
  const BodySet &wanted_;
  llvm::StringSet<> alias_targets_;   // as the assembler knows them
};

}  // namespace

EmittedModule::EmittedModule(ASTContext &context, const AstOutline &outline, const BodySet &wanted)
    : settings_(std::make_unique<Settings>(context.getSourceManager())) {
  llvm_context_.setDiscardValueNames(false);
  generator_.reset(CreateLLVMCodeGen(settings_->diagnostics, "unit",
                                     // knows the folder of the command: names of files are relative to it
                                     context.getSourceManager().getFileManager().getVirtualFileSystemPtr(), settings_->headers,
                                     settings_->preprocessor, settings_->code, llvm_context_));
  generator_->Initialize(context);
  Replay(context, *generator_, outline, wanted).run();
  module_ = generator_->GetModule();
  assert(module_ && "CodeGen keeps the module as long as it counts no error");
}

EmittedModule::~EmittedModule() = default;

const Decl *EmittedModule::declarationOf(llvm::StringRef symbol) const {
  return generator_->GetDeclForMangledName(symbol);
}

}  // namespace connleak
