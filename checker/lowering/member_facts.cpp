// SPDX-License-Identifier: Apache-2.0
#include "checker/lowering/member_facts.h"

#include <map>
#include <set>

#include "checker/lowering/ast_outline.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace connleak {

namespace {

// Each use of a member is looked at from the expression around it, which is visited first. One that nobody knew is open.
class MemberVisitor : public RecursiveASTVisitor<MemberVisitor> {
 public:
  explicit MemberVisitor(ASTContext &context) : context_(context) {}

  struct Uses {
    std::vector<const CallExpr *> filled;
    std::set<std::pair<const FunctionDecl *, uint32_t>> passed;
    bool is_open = false;
  };
  std::map<const FieldDecl *, Uses> uses;
  std::set<const CXXRecordDecl *> made;

  bool shouldVisitImplicitCode() const { return true; }

  bool VisitFieldDecl(FieldDecl *field) {
    if (isCandidate(field) && field->hasInClassInitializer() && field->getInClassInitializer()) fill(field, field->getInClassInitializer());
    return true;
  }
  bool TraverseConstructorInitializer(CXXCtorInitializer *initializer) {
    if (FieldDecl *field = initializer->getMember(); field && isCandidate(field) && initializer->isWritten()) fill(field, initializer->getInit());
    return RecursiveASTVisitor::TraverseConstructorInitializer(initializer);
  }
  bool VisitBinaryOperator(BinaryOperator *e) {
    if (e->getOpcode() == BO_Assign) {
      if (const MemberExpr *member = memberIn(e->getLHS())) {
        known_.insert(member);
        fill(fieldOf(member), e->getRHS());
      }
    } else if (e->isComparisonOp() || e->isLogicalOp()) {
      look(e->getLHS());
      look(e->getRHS());
    }
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *e) {
    if (e->getOpcode() == UO_LNot) look(e->getSubExpr());
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *e) {
    if (e->getCastKind() == CK_PointerToBoolean || e->getCastKind() == CK_IntegralToBoolean) look(e->getSubExpr());
    return true;
  }
  bool VisitCallExpr(CallExpr *e) {
    const FunctionDecl *callee = e->getDirectCallee();
    if (!callee || isa<CXXOperatorCallExpr>(e)) return true;
    const auto *method = dyn_cast<CXXMethodDecl>(callee);
    uint32_t shift = method && method->isInstance() ? 1 : 0;
    for (uint32_t n = 0; n < e->getNumArgs(); ++n) {
      const MemberExpr *member = valueIn(e->getArg(n));
      if (!member) continue;
      known_.insert(member);
      uses[fieldOf(member)].passed.insert({callee->getCanonicalDecl(), n + shift});
    }
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *e) {
    made.insert(e->getConstructor()->getParent()->getCanonicalDecl());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *e) {
    if (const FieldDecl *field = fieldOf(e); field && !known_.contains(e)) uses[field].is_open = true;
    return true;
  }

 private:
  static const FieldDecl *fieldOf(const MemberExpr *e) {
    const auto *field = dyn_cast<FieldDecl>(e->getMemberDecl());
    return field && isCandidate(field) ? field : nullptr;
  }
  static bool isCandidate(const FieldDecl *field) {
    const auto *record = dyn_cast<CXXRecordDecl>(field->getParent());
    return record && field->getAccess() == AS_private && field->getType()->isScalarType() && !field->isBitField() && field->getIdentifier() &&
           !record->isDependentContext() && !isa<ClassTemplateSpecializationDecl>(record);
  }
  static const MemberExpr *memberIn(const Expr *e) {
    const auto *member = dyn_cast<MemberExpr>(e->IgnoreParens());
    return member && fieldOf(member) ? member : nullptr;
  }
  // Its value, not the member itself.
  static const MemberExpr *valueIn(const Expr *e) {
    bool is_value = false;
    for (e = e->IgnoreParens(); const auto *cast = dyn_cast<ImplicitCastExpr>(e); e = cast->getSubExpr()->IgnoreParens())
      is_value |= cast->getCastKind() == CK_LValueToRValue;
    return is_value ? memberIn(e) : nullptr;
  }
  void look(const Expr *e) {
    if (const MemberExpr *member = valueIn(e)) known_.insert(member);
  }
  void fill(const FieldDecl *field, const Expr *with) {
    with = with->IgnoreParenImpCasts();
    if (const auto *list = dyn_cast<InitListExpr>(with); list && list->getNumInits() == 1) with = list->getInit(0)->IgnoreParenImpCasts();
    if (const MemberExpr *other = memberIn(with); other && fieldOf(other) == field) known_.insert(other);   // of another object
    if (const auto *call = dyn_cast<CallExpr>(with->IgnoreParenCasts())) uses[field].filled.push_back(call);
  }

  ASTContext &context_;
  std::set<const MemberExpr *> known_;
};

struct Methods {
  std::vector<std::string> here, elsewhere;
  bool has_friends = false;
};

// Those of classes within, too: they see what the class sees.
void collectMethods(const CXXRecordDecl *record, Methods &out) {
  for (const Decl *member : record->decls()) {
    if (isa<FriendDecl>(member)) out.has_friends = true;
    // A member template may have any instantiation.
    if (isa<FunctionTemplateDecl>(member) || isa<ClassTemplateDecl>(member)) out.has_friends = true;
    if (const auto *within = dyn_cast<CXXRecordDecl>(member); within && within->isThisDeclarationADefinition() && !within->isImplicit())
      collectMethods(within, out);
    const auto *method = dyn_cast<CXXMethodDecl>(member);
    if (!method || method->isImplicit() || method->isDeleted() || method->isDefaulted() || method->isPureVirtual()) continue;
    (method->isDefined() ? out.here : out.elsewhere).push_back(nameOfAuthor(*method) + " " + method->getType().getAsString());
  }
}

}  // namespace

// A C function's; the unit may not have met it in any body that was chosen.
static void addSymbol(const FunctionDecl &function, std::set<std::string> &known, Unit &unit) {
  if (!function.isExternC() || !known.insert(function.getName().str()).second) return;
  UnitSymbol symbol;
  symbol.name = symbol.qualified = function.getName().str();
  symbol.is_function = true;
  unit.symbols.push_back(std::move(symbol));
}

std::vector<MemberFact> memberFactsOf(ASTContext &context, UnitBuilder &builder) {
  MemberVisitor visitor(context);
  for (Decl *declaration : context.getTranslationUnitDecl()->noload_decls())
    if (!builder.inSystemHeader(declaration->getLocation())) visitor.TraverseDecl(declaration);
  std::map<std::pair<uint32_t, std::string>, MemberFact> facts;   // in order of place
  std::set<std::string> known;
  for (const UnitSymbol &symbol : builder.unit.symbols) known.insert(symbol.name);
  for (const auto &[field, uses] : visitor.uses) {
    const auto *record = cast<CXXRecordDecl>(field->getParent());
    Methods methods;
    collectMethods(record, methods);
    MemberFact fact;
    fact.name = field->getName().str();
    fact.of_class = nameOfAuthor(*record);
    fact.constructor = fact.of_class + "::" + record->getName().str();
    const CXXDestructorDecl *destructor = record->getDestructor();
    bool is_written = destructor && !destructor->isImplicit() && !destructor->isDefaulted();
    const FunctionDecl *body = nullptr;
    if (is_written) destructor->isDefined(body);
    fact.has_destructor = is_written;
    fact.destructor_place = builder.place(body ? body->getLocation() : is_written ? destructor->getLocation() : record->getLocation());
    fact.is_made = visitor.made.contains(record->getCanonicalDecl());
    fact.is_open = uses.is_open || methods.has_friends;
    fact.methods = methods.here;
    fact.methods_elsewhere = methods.elsewhere;
    for (const CallExpr *call : uses.filled)
      for (SourceLocation at : {call->getExprLoc(), call->getBeginLoc()}) fact.filled_at.push_back(builder.place(at));
    for (const auto &[function, argument] : uses.passed) {
      if (!fact.is_open) addSymbol(*function, known, builder.unit);
      fact.passed_to.push_back({nameOfAuthor(*function), argument});
    }
    facts.emplace(std::pair{builder.place(field->getLocation()), fact.name}, std::move(fact));
  }
  std::vector<MemberFact> out;
  for (auto &[place, fact] : facts) out.push_back(std::move(fact));
  return out;
}

}  // namespace connleak
