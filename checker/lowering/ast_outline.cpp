// SPDX-License-Identifier: Apache-2.0
// One walk over the AST. Declarations of system headers that nothing of the user's refers to cost nothing but the look.
#include "checker/lowering/ast_outline.h"

#include <algorithm>

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "common/files.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;

namespace connleak {

namespace {

bool hasOwnershipMark(const FunctionDecl &function) {
  auto marked = [](const Decl *d) {
    return d->hasAttrs() && (d->hasAttr<OwnershipAttr>() || d->hasAttr<AcquireHandleAttr>() || d->hasAttr<ReleaseHandleAttr>() ||
                             d->hasAttr<AnnotateAttr>());
  };
  for (const FunctionDecl *declaration : function.redecls()) {
    if (marked(declaration)) return true;
    for (const ParmVarDecl *parameter : declaration->parameters())
      if (marked(parameter)) return true;
  }
  return false;
}

class OutlineVisitor : public RecursiveASTVisitor<OutlineVisitor> {
 public:
  OutlineVisitor(const SourceManager &sources, AstOutline &out) : sources_(sources), out_(out) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool TraverseDecl(Decl *declaration) {
    if (!declaration) return true;
    if (auto *function = dyn_cast<FunctionDecl>(declaration)) {
      if (const auto *alias = function->getAttr<AliasAttr>()) aliases_.emplace_back(function, alias->getAliasee().str());
      if (auto *method = dyn_cast<CXXMethodDecl>(function); method && method->size_overridden_methods() > 0 && !method->isDependentContext())
        overriders_.push_back(method);
      if (!function->doesThisDeclarationHaveABody()) return true;
      if (function->isDependentContext()) return inTemplate(function);
      if (const FunctionDecl *pattern = function->getTemplateInstantiationPattern()) instantiated_.insert(pattern->getCanonicalDecl());
      return inBody(function, function);
    }
    auto *variable = dyn_cast<VarDecl>(declaration);
    if (variable && variable->hasGlobalStorage() && variable->hasInit()) return inBody(variable, nullptr);
    return RecursiveASTVisitor::TraverseDecl(declaration);
  }
  bool VisitVarDecl(VarDecl *variable) {
    const auto *cleanup = variable->getAttr<CleanupAttr>();
    return !cleanup || refers(cleanup->getFunctionDecl());
  }
  bool VisitDeclRefExpr(DeclRefExpr *e) {
    if (const auto *variable = dyn_cast<VarDecl>(e->getDecl())) ++uses_[variable->getCanonicalDecl()];
    return refers(e->getDecl());
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *e) {
    if (e->getCastKind() != CK_LValueToRValue) return true;
    const auto *named = dyn_cast<DeclRefExpr>(e->getSubExpr()->IgnoreParens());
    if (const auto *variable = named ? dyn_cast<VarDecl>(named->getDecl()) : nullptr) ++reads_[variable->getCanonicalDecl()];
    return true;
  }
  // A function that is another name for one of this unit: as if it called it.
  void followAliases() {
    for (const auto &[function, target] : aliases_)
      for (size_t i = 0; i < out_.outline.names.size(); ++i) {
        if (out_.outline.names[i].name != target) continue;
        out_.outline.bodies.push_back({nameOf(function), {static_cast<uint32_t>(i)}});
        out_.definitions.push_back(nullptr);
        break;
      }
  }
  // Who names a virtual function may call what overrides it: as if that one called these.
  void followOverriders() {
    for (const CXXMethodDecl *method : overriders_)
      for (const CXXMethodDecl *overridden : method->overridden_methods()) {
        out_.outline.bodies.push_back({nameOf(overridden), {nameOf(method)}});
        out_.definitions.push_back(nullptr);
      }
  }
  void noteOnlyRead() {
    for (size_t i = 0; i < out_.declarations.size(); ++i) {
      const auto *variable = dyn_cast<VarDecl>(out_.declarations[i]);
      if (!variable || !out_.outline.names[i].is_internal || variable->getType().isVolatileQualified()) continue;
      out_.outline.names[i].is_only_read = uses_.lookup(variable) == reads_.lookup(variable);
    }
  }
  // A call that depends on a parameter names all it may find.
  bool VisitOverloadExpr(OverloadExpr *e) {
    if (template_)
      for (const NamedDecl *found : e->decls()) refers(found->getUnderlyingDecl());
    return true;
  }
  void tellTemplates() {
    for (auto &[pattern, told] : templates_)
      if (instantiated_.contains(pattern)) out_.outline.instantiated.push_back(told.name);
      else out_.outline.templates.push_back(std::move(told));
    std::sort(out_.outline.instantiated.begin(), out_.outline.instantiated.end());
    out_.outline.instantiated.erase(std::unique(out_.outline.instantiated.begin(), out_.outline.instantiated.end()), out_.outline.instantiated.end());
  }
  bool VisitMemberExpr(MemberExpr *e) { return refers(e->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *e) {
    refers(e->getConstructor());
    return refers(e->getConstructor()->getParent()->getDestructor());
  }
  bool VisitCXXNewExpr(CXXNewExpr *e) { return refers(e->getOperatorNew()); }
  bool VisitLambdaExpr(LambdaExpr *e) { return refers(e->getCallOperator()); }

 private:
  bool inTemplate(FunctionDecl *pattern) {
    if (template_) return RecursiveASTVisitor::TraverseDecl(pattern);   // a lambda in one
    if (isInSystemHeader(sources_, pattern->getLocation())) return true;
    Outline::Template told{nameOfAuthor(*pattern), {}};
    template_ = &told;
    bool go_on = RecursiveASTVisitor::TraverseDecl(pattern);
    template_ = nullptr;
    templates_.emplace_back(pattern->getCanonicalDecl(), std::move(told));
    return go_on;
  }
  bool inBody(NamedDecl *declaration, FunctionDecl *definition) {
    uint32_t outer = current_;
    auto [entry, is_new] = bodies_.try_emplace(declaration->getCanonicalDecl(), out_.outline.bodies.size());
    if (is_new) {
      out_.outline.bodies.push_back({nameOf(declaration), {}});
      out_.definitions.push_back(definition);
    }
    current_ = entry->second;
    bool go_on = RecursiveASTVisitor::TraverseDecl(declaration);
    current_ = outer;
    return go_on;
  }
  bool refers(const Decl *target) {
    if (template_) {
      if (const auto *function = dyn_cast_or_null<FunctionDecl>(target)) template_->refers_to.push_back(nameOfAuthor(*function));
      return true;
    }
    if (current_ == kOutside) return true;
    const auto *named = dyn_cast_or_null<NamedDecl>(target);
    const auto *variable = dyn_cast_or_null<VarDecl>(target);
    bool counts = isa_and_nonnull<FunctionDecl>(named) || (variable && variable->hasGlobalStorage());
    if (counts) out_.outline.bodies[current_].refers_to.push_back(nameOf(named));
    return true;
  }
  uint32_t nameOf(const NamedDecl *declaration) {
    const Decl *canonical = declaration->getCanonicalDecl();
    auto [entry, is_new] = names_.try_emplace(canonical, out_.outline.names.size());
    if (!is_new) return entry->second;
    Outline::Name name;
    name.name = nameOfAuthor(*declaration);
    const auto *function = dyn_cast<FunctionDecl>(declaration);
    name.is_function = function != nullptr;
    name.is_internal = !declaration->hasExternalFormalLinkage();
    name.is_marked = function && hasOwnershipMark(*function);
    name.is_weak = declaration->hasAttr<WeakAttr>();
    name.in_system_header = isInSystemHeader(sources_, declaration->getLocation());
    out_.outline.names.push_back(std::move(name));
    out_.declarations.push_back(canonical);
    return entry->second;
  }

  static constexpr uint32_t kOutside = ~0u;
  const SourceManager &sources_;
  AstOutline &out_;
  llvm::DenseMap<const Decl *, uint32_t> names_, bodies_;
  std::vector<std::pair<const FunctionDecl *, std::string>> aliases_;
  std::vector<const CXXMethodDecl *> overriders_;
  llvm::DenseMap<const Decl *, unsigned> uses_, reads_;   // of variables: all, and those that only read
  uint32_t current_ = kOutside;
  Outline::Template *template_ = nullptr;   // we are in one
  std::vector<std::pair<const Decl *, Outline::Template>> templates_;
  llvm::DenseSet<const Decl *> instantiated_;
};

}  // namespace

AstOutline outlineOf(ASTContext &context) {
  AstOutline out;
  OutlineVisitor visitor(context.getSourceManager(), out);
  for (Decl *declaration : context.getTranslationUnitDecl()->noload_decls()) visitor.TraverseDecl(declaration);
  visitor.followAliases();
  visitor.followOverriders();
  visitor.noteOnlyRead();
  visitor.tellTemplates();
  for (Outline::Body &body : out.outline.bodies) {
    std::sort(body.refers_to.begin(), body.refers_to.end());
    body.refers_to.erase(std::unique(body.refers_to.begin(), body.refers_to.end()), body.refers_to.end());
  }
  return out;
}

std::string nameOfAuthor(const NamedDecl &declaration) {
  // A C function is the library's whatever namespace its header was included in.
  const auto *function = dyn_cast<FunctionDecl>(&declaration);
  bool is_plain = declaration.getDeclContext()->isTranslationUnit() || (function && function->isExternC());
  if (is_plain && declaration.getIdentifier()) return declaration.getName().str();
  std::string name = declaration.getQualifiedNameAsString();
  for (const DeclContext *context = declaration.getDeclContext(); context; context = context->getParent()) {
    const auto *space = dyn_cast<NamespaceDecl>(context);
    if (!space || !space->isInline() || !space->getIdentifier()) continue;
    std::string part = space->getName().str() + "::";
    for (size_t at = name.find(part); at != std::string::npos; at = name.find(part, at + 1))
      if (at == 0 || name[at - 1] == ':') name.erase(at, part.size());
  }
  return name;
}

bool isInSystemHeader(const SourceManager &sources, SourceLocation location) {
  if (location.isInvalid()) return false;
  SourceLocation expanded = sources.getExpansionLoc(location);
  return sources.isInSystemHeader(location) || isInSystemFolder(sources.getFilename(expanded).str());
}

}  // namespace connleak
