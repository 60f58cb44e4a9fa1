// SPDX-License-Identifier: Apache-2.0
// One walk collects, per body and per table of function pointers, the functions and tables it names. Seeds are bodies that name an interesting function (or are
// wanted themselves); the closure takes in their callers, because a caller gets what its callee acquired, and then
// everything they call, because a callee may take, keep or never return.
#include "checker/lowering/relevance.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace connleak {

namespace {

using Body = const Decl *;  // a function, or a variable whose initialiser may name functions

class ReferenceVisitor : public RecursiveASTVisitor<ReferenceVisitor> {
 public:
  explicit ReferenceVisitor(RelevantBodies &out) : out_(out) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitFunctionDecl(FunctionDecl *function) {
    if (!function->doesThisDeclarationHaveABody()) return true;
    const FunctionDecl *body = function->getCanonicalDecl();
    references[body];
    definitions[body] = function;
    if (function->isTemplateInstantiation()) out_.instantiated.push_back(function);
    if (function->isDependentContext()) ++out_.templates_not_instantiated;
    return true;
  }
  bool TraverseDecl(Decl *declaration) {
    const auto *variable = dyn_cast_or_null<VarDecl>(declaration);
    bool is_table = variable && variable->hasGlobalStorage() && variable->hasInit();
    if (!is_table && !isa_and_nonnull<FunctionDecl>(declaration)) return RecursiveASTVisitor::TraverseDecl(declaration);
    Body outer = current_;
    current_ = declaration->getCanonicalDecl();
    if (is_table) references[current_];
    bool go_on = RecursiveASTVisitor::TraverseDecl(declaration);
    current_ = outer;
    return go_on;
  }
  bool VisitDeclRefExpr(DeclRefExpr *e) { return refers(e->getDecl()); }
  bool VisitMemberExpr(MemberExpr *e) { return refers(e->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *e) {
    refers(e->getConstructor());
    return refers(e->getConstructor()->getParent()->getDestructor());
  }
  bool VisitCXXNewExpr(CXXNewExpr *e) { return refers(e->getOperatorNew()); }
  bool VisitLambdaExpr(LambdaExpr *e) { return refers(e->getCallOperator()); }

  std::map<Body, std::vector<Body>> references;
  std::map<const FunctionDecl *, FunctionDecl *> definitions;

 private:
  bool refers(const Decl *target) {
    const auto *variable = dyn_cast_or_null<VarDecl>(target);
    bool counts = isa_and_nonnull<FunctionDecl>(target) || (variable && variable->hasGlobalStorage());
    if (counts && current_) references[current_].push_back(target->getCanonicalDecl());
    return true;
  }

  RelevantBodies &out_;
  Body current_ = nullptr;
};

class Closure {
 public:
  Closure(const ReferenceVisitor &visitor, const LowerOptions &options, RelevantBodies &out)
      : visitor_(visitor), options_(options), out_(out) {}

  void run() {
    std::map<Body, std::vector<Body>> callers;
    std::vector<Body> work;
    for (const auto &[body, named] : visitor_.references) {
      if (isSeed(body, named)) work.push_back(body);
      for (Body callee : named) callers[callee].push_back(body);
    }
    spread(work, callers);
    std::vector<Body> reached(out_.bodies.begin(), out_.bodies.end());
    touching_.insert(reached.begin(), reached.end());
    spreadDown(reached);
    noteSkipped();
  }
  bool touches(Body body) const { return touching_.contains(body); }

 private:
  static bool hasOwnershipMark(const FunctionDecl *function) {
    auto marked = [](const Decl *d) {
      return d->hasAttr<OwnershipAttr>() || d->hasAttr<AcquireHandleAttr>() || d->hasAttr<ReleaseHandleAttr>() ||
             d->hasAttr<AnnotateAttr>();
    };
    for (const FunctionDecl *declaration : function->redecls()) {
      if (marked(declaration)) return true;
      for (const ParmVarDecl *parameter : declaration->parameters())
        if (marked(parameter)) return true;
    }
    return false;
  }
  bool isInteresting(Body named) {
    const auto *function = dyn_cast<FunctionDecl>(named);
    if (!function) return options_.is_interesting && options_.is_interesting(cast<VarDecl>(named)->getQualifiedNameAsString());
    auto [entry, is_new] = interesting_.try_emplace(function, false);
    if (!is_new) return entry->second;
    bool answer = hasOwnershipMark(function);
    if (!answer && options_.is_interesting && function->getDeclName())
      answer = options_.is_interesting(function->getQualifiedNameAsString());
    return interesting_[function] = answer;
  }
  bool isSeed(Body body, const std::vector<Body> &named) {
    if (options_.is_wanted && options_.is_wanted(cast<NamedDecl>(body)->getQualifiedNameAsString())) return true;
    return std::any_of(named.begin(), named.end(), [&](Body callee) { return isInteresting(callee); });
  }
  void spread(std::vector<Body> &work, const std::map<Body, std::vector<Body>> &callers) {
    while (!work.empty()) {
      Body body = work.back();
      work.pop_back();
      if (!out_.bodies.insert(body).second) continue;
      if (auto found = callers.find(body); found != callers.end())
        work.insert(work.end(), found->second.begin(), found->second.end());
    }
  }
  void spreadDown(std::vector<Body> work) {
    while (!work.empty()) {
      Body body = work.back();
      work.pop_back();
      auto found = visitor_.references.find(body);
      if (found == visitor_.references.end()) continue;
      for (Body callee : found->second)
        if (out_.bodies.insert(callee).second) work.push_back(callee);
    }
  }

  void noteSkipped() {
    for (const auto &[body, named] : visitor_.references) {
      if (out_.bodies.contains(body)) continue;
      for (Body callee : named) out_.skipped_calls.push_back(cast<NamedDecl>(callee)->getNameAsString());
    }
    std::sort(out_.skipped_calls.begin(), out_.skipped_calls.end());
    out_.skipped_calls.erase(std::unique(out_.skipped_calls.begin(), out_.skipped_calls.end()), out_.skipped_calls.end());
  }

  const ReferenceVisitor &visitor_;
  const LowerOptions &options_;
  RelevantBodies &out_;
  llvm::DenseMap<const FunctionDecl *, bool> interesting_;
  llvm::DenseSet<Body> touching_;
};

}  // namespace

RelevantBodies findRelevantBodies(ASTContext &context, const LowerOptions &options) {
  RelevantBodies out;
  out.everything = options.everything;
  ReferenceVisitor visitor(out);
  for (Decl *declaration : context.getTranslationUnitDecl()->noload_decls()) visitor.TraverseDecl(declaration);
  Closure closure(visitor, options, out);
  closure.run();
  const SourceManager &sources = context.getSourceManager();
  for (const auto &[body, definition] : visitor.definitions) {
    if (definition->isDependentContext() || definition->isConsteval()) continue;
    if (!options.everything && !closure.touches(body)) continue;
    if (sources.isInSystemHeader(definition->getLocation())) continue;
    out.uncalled_inline.push_back(definition);
  }
  std::sort(out.uncalled_inline.begin(), out.uncalled_inline.end(),
            [](const FunctionDecl *a, const FunctionDecl *b) { return a->getID() < b->getID(); });
  return out;
}

}  // namespace connleak
