// SPDX-License-Identifier: Apache-2.0
#include "checker/lowering/exception_types.h"

#include <algorithm>
#include <map>
#include <memory>

#include "clang/AST/CXXInheritance.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Mangle.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace connleak {

namespace {

class TypeCollector : public RecursiveASTVisitor<TypeCollector> {
 public:
  explicit TypeCollector(ASTContext &context) : context_(context), mangler_(ItaniumMangleContext::create(context, context.getDiagnostics())) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitCXXThrowExpr(CXXThrowExpr *e) {
    if (e->getSubExpr()) add(e->getSubExpr()->getType());   // arrays and functions have become pointers
    return true;
  }
  bool VisitCXXCatchStmt(CXXCatchStmt *s) {
    if (!s->getCaughtType().isNull()) add(s->getCaughtType());
    return true;
  }

  std::vector<ExceptionType> take() {
    std::vector<ExceptionType> types;
    for (auto &[name, bases] : types_) {
      std::sort(bases.begin(), bases.end());
      types.push_back({name, std::move(bases)});
    }
    return types;
  }

 private:
  QualType bare(QualType type) const { return context_.getCanonicalType(type.getNonReferenceType()).getUnqualifiedType(); }
  std::string nameOf(QualType type) const {
    std::string name;
    llvm::raw_string_ostream out(name);
    mangler_->mangleCXXRTTI(type, out);
    return name;
  }
  void add(QualType thrown) {
    QualType type = bare(thrown);
    if (type->isDependentType() || type->isIncompleteType() || type->isUndeducedType()) return;
    auto [entry, is_new] = types_.try_emplace(nameOf(type));
    if (!is_new) return;
    std::vector<std::string> bases;
    for (QualType base : basesOf(type)) {
      bases.push_back(nameOf(base));
      add(base);
    }
    types_[nameOf(type)] = std::move(bases);
  }
  // A handler for a pointer takes pointers to derived classes, and to what is less const.
  std::vector<QualType> basesOf(QualType type) const {
    std::vector<QualType> bases;
    const auto *pointer = type->getAs<PointerType>();
    if (!pointer) {
      addClassBases(type, bases);
      return bases;
    }
    QualType pointee = pointer->getPointeeType();
    std::vector<QualType> pointees = {pointee};
    if (pointee->isObjectType()) pointees.push_back(QualType(context_.VoidTy).withFastQualifiers(pointee.getLocalFastQualifiers()));
    std::vector<QualType> class_bases;
    addClassBases(pointee, class_bases);
    for (QualType base : class_bases) pointees.push_back(base.withFastQualifiers(pointee.getLocalFastQualifiers()));
    for (QualType one : pointees)
      for (QualType target : {one, one.withConst()})
        if (QualType base = context_.getPointerType(target); bare(base) != type) bases.push_back(bare(base));
    return bases;
  }
  void addClassBases(QualType type, std::vector<QualType> &bases) const {
    const CXXRecordDecl *record = type->getAsCXXRecordDecl();
    if (!record || !record->hasDefinition()) return;
    CXXBasePaths paths(/*FindAmbiguities=*/true, /*RecordPaths=*/true, /*DetectVirtual=*/false);
    std::vector<const CXXRecordDecl *> all;
    record->forallBases([&](const CXXRecordDecl *base) { all.push_back(base); return true; });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const CXXRecordDecl *base : all) {
      paths.clear();
      QualType base_type = context_.getCanonicalType(context_.getRecordType(base));
      if (!record->isDerivedFrom(base, paths) || paths.isAmbiguous(CanQualType::CreateUnsafe(base_type))) continue;
      bool is_public = std::any_of(paths.begin(), paths.end(), [](const CXXBasePath &path) { return path.Access == AS_public; });
      if (is_public) bases.push_back(base_type);
    }
  }

  ASTContext &context_;
  std::unique_ptr<ItaniumMangleContext> mangler_;
  std::map<std::string, std::vector<std::string>> types_;
};

}  // namespace

std::vector<ExceptionType> exceptionTypesOf(ASTContext &context, const std::vector<const FunctionDecl *> &bodies) {
  TypeCollector collector(context);
  for (const FunctionDecl *body : bodies)
    if (const FunctionDecl *definition = body->getDefinition()) collector.TraverseDecl(const_cast<FunctionDecl *>(definition));
  return collector.take();
}

}  // namespace connleak
