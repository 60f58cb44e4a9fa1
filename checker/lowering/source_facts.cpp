// SPDX-License-Identifier: Apache-2.0
// A walk over one function body. The names collected here end up in messages only; the analysis decides nothing by
// them. Places are presumed expansion places, as CodeGen's debug locations are.
#include "checker/lowering/source_facts.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace connleak {

static constexpr size_t kLongestText = 96;

static std::string squeeze(llvm::StringRef text) {
  std::string out;
  for (char c : text) {
    bool space = isspace(static_cast<unsigned char>(c));
    if (space && (out.empty() || out.back() == ' ')) continue;
    out.push_back(space ? ' ' : c);
    if (out.size() > kLongestText) { out.resize(kLongestText); return out + "..."; }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// The call whose value an expression is, looking through parentheses, casts, `=`, `,` and statement expressions.
static void callsYielding(const Expr *expression, llvm::SmallVectorImpl<const Expr *> &out) {
  expression = expression->IgnoreParens();
  while (const auto *cast = dyn_cast<CastExpr>(expression)) {
    if (cast->getCastKind() == CK_PointerToBoolean) return;   // a yes or no, not the pointer
    expression = cast->getSubExpr()->IgnoreParens();
  }
  if (const auto *cleanups = dyn_cast<ExprWithCleanups>(expression)) return callsYielding(cleanups->getSubExpr(), out);
  if (const auto *temporary = dyn_cast<MaterializeTemporaryExpr>(expression))
    return callsYielding(temporary->getSubExpr(), out);
  if (const auto *bound = dyn_cast<CXXBindTemporaryExpr>(expression)) return callsYielding(bound->getSubExpr(), out);
  if (const auto *choice = dyn_cast<AbstractConditionalOperator>(expression)) {
    callsYielding(choice->getTrueExpr(), out);
    callsYielding(choice->getFalseExpr(), out);
    return;
  }
  if (const auto *binary = dyn_cast<BinaryOperator>(expression))
    if (binary->getOpcode() == BO_Comma || binary->getOpcode() == BO_Assign)
      return callsYielding(binary->getRHS(), out);
  if (const auto *statement = dyn_cast<StmtExpr>(expression)) {
    const CompoundStmt *body = statement->getSubStmt();
    if (!body->body_empty())
      if (const auto *last = dyn_cast<Expr>(body->body_back())) callsYielding(last, out);
    return;
  }
  if (const auto *made = dyn_cast<CXXNewExpr>(expression); made && made->getConstructExpr()) out.push_back(made->getConstructExpr());
  if (isa<CallExpr, CXXNewExpr, CXXConstructExpr>(expression)) out.push_back(expression);
}

namespace {

class BodyVisitor : public RecursiveASTVisitor<BodyVisitor> {
  using Base = RecursiveASTVisitor<BodyVisitor>;

 public:
  BodyVisitor(const ASTContext &context, BodyFacts &facts)
      : context_(context), sources_(context.getSourceManager()), facts_(facts) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitLambdaBody() const { return false; }
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }

  bool VisitVarDecl(VarDecl *variable) {
    if (const Expr *init = variable->getInit()) heldBy(init, variable->getNameAsString());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *binary) {
    if (binary->getOpcode() == BO_Assign) held(binary->getRHS(), text(binary->getLHS()->IgnoreParens()));
    if (binary->isLogicalOp()) facts_.conditions.emplace(at(binary->getOperatorLoc()), lastOperand(binary->getLHS()));
    return true;
  }
  bool VisitCompoundStmt(CompoundStmt *body) {
    for (const Stmt *statement : body->body())
      if (const auto *expression = dyn_cast<Expr>(statement)) discarded(expression);
    if (body->body_empty()) return true;
    const Stmt *last = body->body_back();
    while (const auto *label = dyn_cast<LabelStmt>(last)) last = label->getSubStmt();
    if (isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt>(last))
      facts_.last_jumps.emplace(at(body->getRBracLoc()), std::pair{sources_.getExpansionLoc(last->getBeginLoc()), kindOf(*last)});
    return true;
  }
  bool VisitIfStmt(IfStmt *s) { if (s->getCond()) condition(s->getCond(), s->getBeginLoc()); return true; }
  bool VisitWhileStmt(WhileStmt *s) { condition(s->getCond(), s->getBeginLoc()); return true; }
  bool VisitDoStmt(DoStmt *s) { condition(s->getCond(), s->getBeginLoc()); return true; }
  bool VisitForStmt(ForStmt *s) { if (s->getCond()) condition(s->getCond(), s->getBeginLoc()); return true; }
  bool VisitSwitchStmt(SwitchStmt *s) { condition(s->getCond(), s->getBeginLoc()); return true; }
  bool VisitConditionalOperator(ConditionalOperator *e) { condition(e->getCond()); return true; }

  bool VisitReturnStmt(ReturnStmt *s) { return jump(s->getBeginLoc(), JumpKind::Return, {}); }
  bool VisitBreakStmt(BreakStmt *s) { return jump(s->getBeginLoc(), JumpKind::Break, inner(break_ends_)); }
  bool VisitContinueStmt(ContinueStmt *s) { return jump(s->getBeginLoc(), JumpKind::Continue, inner(continue_ends_)); }
  bool VisitGotoStmt(GotoStmt *s) { return jump(s->getBeginLoc(), JumpKind::Goto, s->getLabel()->getLocation()); }

  bool TraverseWhileStmt(WhileStmt *s) { Inside in(*this, *s, s->getBody()->getEndLoc()); return Base::TraverseWhileStmt(s); }
  bool TraverseDoStmt(DoStmt *s) { Inside in(*this, *s, s->getBody()->getEndLoc()); return Base::TraverseDoStmt(s); }
  bool TraverseForStmt(ForStmt *s) { Inside in(*this, *s, s->getBody()->getEndLoc()); return Base::TraverseForStmt(s); }
  bool TraverseCXXForRangeStmt(CXXForRangeStmt *s) { Inside in(*this, *s, s->getBody()->getEndLoc()); return Base::TraverseCXXForRangeStmt(s); }
  bool TraverseSwitchStmt(SwitchStmt *s) { Inside in(*this, *s, {}); return Base::TraverseSwitchStmt(s); }

  bool VisitCXXConstructExpr(CXXConstructExpr *made) {
    CallText entry;
    entry.callee = made->getConstructor()->getParent()->getNameAsString();
    entry.fact = pending_[made];
    entry.fact.expression = text(made);
    for (const Expr *argument : made->arguments()) entry.fact.arguments.push_back(argumentText(argument));
    facts_.calls.emplace(at(made->getBeginLoc()), std::move(entry));
    return true;
  }
  void visitInitialiser(const CXXCtorInitializer &initialiser) {
    if (initialiser.isAnyMemberInitializer()) heldBy(initialiser.getInit(), initialiser.getAnyMember()->getNameAsString());
    TraverseStmt(initialiser.getInit());
  }
  bool VisitCallExpr(CallExpr *call) {
    CallText entry;
    if (const FunctionDecl *callee = call->getDirectCallee()) entry.callee = callee->getNameAsString();
    entry.fact = pending_[call];
    entry.fact.expression = text(call);
    for (const Expr *argument : call->arguments()) entry.fact.arguments.push_back(argumentText(argument));
    if (call->getBeginLoc().isMacroID() && !sources_.isMacroArgExpansion(call->getBeginLoc())) {
      entry.spelling = sources_.getSpellingLoc(call->getBeginLoc());
      entry.fact.macro = outermostMacro(call->getBeginLoc());
    }
    LineColumn begin = at(call->getBeginLoc()), main = at(call->getExprLoc());
    if (main != begin) facts_.calls.emplace(main, entry);
    facts_.calls.emplace(begin, std::move(entry));
    return true;
  }

 private:
  LineColumn at(SourceLocation location) const {
    PresumedLoc presumed = sources_.getPresumedLoc(sources_.getExpansionLoc(location));
    return presumed.isInvalid() ? LineColumn{0, 0} : LineColumn{presumed.getLine(), presumed.getColumn()};
  }
  std::string outermostMacro(SourceLocation location) const {
    for (SourceLocation outer = location; outer.isMacroID(); outer = sources_.getImmediateExpansionRange(outer).getBegin()) location = outer;
    return Lexer::getImmediateMacroName(location, sources_, context_.getLangOpts()).str();
  }
  std::string text(const Expr *expression) const {
    CharSourceRange range = Lexer::makeFileCharRange(
        CharSourceRange::getTokenRange(expression->getSourceRange()), sources_, context_.getLangOpts());
    if (range.isInvalid()) return squeeze(spelled(*expression));
    return squeeze(Lexer::getSourceText(range, sources_, context_.getLangOpts()));
  }
  // Of an expression that a macro's body makes up: as it stands there.
  llvm::StringRef spelled(const Expr &expression) const {
    SourceLocation begin = sources_.getSpellingLoc(expression.getBeginLoc()), end = sources_.getSpellingLoc(expression.getEndLoc());
    CharSourceRange range = CharSourceRange::getTokenRange(begin, end);
    bool is_whole = sources_.getFileID(begin) == sources_.getFileID(end) && !sources_.isBeforeInTranslationUnit(end, begin);
    if (!is_whole) range = sources_.getExpansionRange(expression.getSourceRange());
    return Lexer::getSourceText(range, sources_, context_.getLangOpts());
  }
  std::string argumentText(const Expr *argument) const {
    const Expr *bare = argument->IgnoreParenCasts();
    const auto *address = dyn_cast<UnaryOperator>(bare);
    return address && address->getOpcode() == UO_AddrOf ? text(address->getSubExpr()) : text(argument);
  }
  // A call stands in its holder before it is visited itself: parents come first.
  void held(const Expr *value, std::string holder) {
    llvm::SmallVector<const Expr *, 2> calls;
    callsYielding(value, calls);
    for (const Expr *call : calls) pending_[call].holder = holder;
  }
  void heldBy(const Expr *init, const std::string &holder) {
    const auto *list = dyn_cast<InitListExpr>(init->IgnoreParens());
    if (!list) return held(init, holder);
    if (const InitListExpr *semantic = list->isSemanticForm() ? list : list->getSemanticForm()) list = semantic;
    const RecordDecl *record = list->getType()->getAsRecordDecl();
    auto field = record && !record->isUnion() ? record->field_begin() : RecordDecl::field_iterator();
    for (unsigned i = 0; i < list->getNumInits(); ++i) {
      std::string name = holder;
      if (record && !record->isUnion() && field != record->field_end()) name += "." + (field++)->getNameAsString();
      else if (list->getType()->isArrayType() || list->getType()->isVectorType()) name += "[" + std::to_string(i) + "]";
      if (list->getInit(i)) heldBy(list->getInit(i), name);
    }
  }
  void discarded(const Expr *value) {
    llvm::SmallVector<const Expr *, 2> calls;
    callsYielding(value, calls);
    for (const Expr *call : calls)
      if (pending_[call].holder.empty()) pending_[call].discarded = true;
  }
  // CodeGen breaks `a || !b` into branches: the one at the operator is about a, the one at the beginning of the whole
  // about the last operand. `!` is gone: it swapped the targets.
  std::string lastOperand(const Expr *expression) const {
    for (;;) {
      expression = expression->IgnoreParenImpCasts();
      const auto *negation = dyn_cast<UnaryOperator>(expression);
      const auto *binary = dyn_cast<BinaryOperator>(expression);
      if (negation && negation->getOpcode() == UO_LNot) expression = negation->getSubExpr();
      else if (binary && binary->isLogicalOp()) expression = binary->getRHS();
      else return text(expression);
    }
  }
  void condition(const Expr *expression, SourceLocation statement = {}) {
    std::string words = lastOperand(expression);
    if (statement.isValid()) facts_.conditions.emplace(at(statement), words);
    facts_.conditions.emplace(at(expression->getBeginLoc()), words);
  }
  static JumpKind kindOf(const Stmt &statement) {
    if (isa<ReturnStmt>(statement)) return JumpKind::Return;
    if (isa<BreakStmt>(statement)) return JumpKind::Break;
    return isa<ContinueStmt>(statement) ? JumpKind::Continue : JumpKind::Goto;
  }
  bool jump(SourceLocation location, JumpKind kind, SourceLocation leads_to) {
    facts_.jumps[at(location)] = {kind, sources_.getExpansionLoc(leads_to)};
    return true;
  }

  // Where a `break` and a `continue` lead from inside a statement; a switch has no body to continue.
  class Inside {
   public:
    Inside(BodyVisitor &visitor, const Stmt &whole, SourceLocation body_end) : visitor_(visitor), is_loop_(body_end.isValid()) {
      visitor_.break_ends_.push_back(whole.getEndLoc());
      if (is_loop_) visitor_.continue_ends_.push_back(body_end);
    }
    ~Inside() {
      visitor_.break_ends_.pop_back();
      if (is_loop_) visitor_.continue_ends_.pop_back();
    }
    Inside(const Inside &) = delete;
    Inside &operator=(const Inside &) = delete;

   private:
    BodyVisitor &visitor_;
    bool is_loop_;
  };
  static SourceLocation inner(const std::vector<SourceLocation> &ends) { return ends.empty() ? SourceLocation() : ends.back(); }

  const ASTContext &context_;
  const SourceManager &sources_;
  BodyFacts &facts_;
  std::vector<SourceLocation> break_ends_, continue_ends_;
  std::map<const Expr *, SourceFact> pending_;
};

}  // namespace

BodyFacts collectBodyFacts(const FunctionDecl &function) {
  BodyFacts facts;
  BodyVisitor visitor(function.getASTContext(), facts);
  if (const auto *constructor = dyn_cast<CXXConstructorDecl>(&function))
    for (const CXXCtorInitializer *initialiser : constructor->inits())
      if (initialiser->getInit()) visitor.visitInitialiser(*initialiser);
  if (function.doesThisDeclarationHaveABody()) visitor.TraverseStmt(function.getBody());
  return facts;
}

static constexpr llvm::StringRef kAcquireMark = "connleak::acquire:";
static constexpr llvm::StringRef kReleaseMark = "connleak::release";

static void addAnnotation(const AnnotateAttr &annotation, bool on_parameter, unsigned parameter, bool by_pointer,
                          std::vector<OwnershipFact> &out) {
  llvm::StringRef text = annotation.getAnnotation();
  OwnershipFact fact;
  fact.argument = parameter;
  fact.of_pointee = by_pointer;
  if (text.consume_front(kAcquireMark)) {
    fact.kind = OwnershipFact::Kind::Acquire;
    fact.of_return = !on_parameter;
    fact.of_pointee = on_parameter;
  } else if (text.consume_front(kReleaseMark)) {
    text.consume_front(":");
    fact.kind = OwnershipFact::Kind::Release;
  } else {
    return;
  }
  fact.family = text.str();
  out.push_back(std::move(fact));
}

static bool pointsToPointer(const ParmVarDecl &parameter) {
  return parameter.getType()->isPointerType() && parameter.getType()->getPointeeType()->isPointerType();
}

static void addParameterFacts(const ParmVarDecl &parameter, unsigned index, std::vector<OwnershipFact> &out) {
  bool indirect = pointsToPointer(parameter);
  for (const Attr *attribute : parameter.attrs()) {
    if (const auto *annotation = dyn_cast<AnnotateAttr>(attribute)) {
      addAnnotation(*annotation, true, index, indirect, out);
    } else if (const auto *acquire = dyn_cast<AcquireHandleAttr>(attribute)) {
      out.push_back({OwnershipFact::Kind::Acquire, false, true, index, acquire->getHandleType().str(), OwnershipFact::Success::Always});
    } else if (const auto *release = dyn_cast<ReleaseHandleAttr>(attribute)) {
      out.push_back({OwnershipFact::Kind::Release, false, indirect, index, release->getHandleType().str(), OwnershipFact::Success::Always});
    }
  }
}

static void addOwnershipAttribute(const OwnershipAttr &ownership, std::vector<OwnershipFact> &out) {
  std::string family = ownership.getModule() ? ownership.getModule()->getName().str() : "";
  if (ownership.getOwnKind() == OwnershipAttr::Returns) {
    out.push_back({OwnershipFact::Kind::Acquire, true, false, 0, family, OwnershipFact::Success::Always});
    return;
  }
  auto kind = ownership.getOwnKind() == OwnershipAttr::Takes ? OwnershipFact::Kind::Release
                                                             : OwnershipFact::Kind::Transfer;
  for (const ParamIdx &index : ownership.args())
    out.push_back({kind, false, false, static_cast<uint32_t>(index.getASTIndex()), family, OwnershipFact::Success::Always});
}

static OwnershipFact::Success successOf(const FunctionDecl &function) {
  QualType type = function.getReturnType();
  if (type->isBooleanType()) return OwnershipFact::Success::NotZero;
  return type->isIntegralOrEnumerationType() ? OwnershipFact::Success::Zero : OwnershipFact::Success::Always;
}

std::vector<OwnershipFact> ownershipAttributes(const FunctionDecl &function) {
  std::vector<OwnershipFact> out;
  for (const FunctionDecl *declaration : function.redecls()) {
    for (const Attr *attribute : declaration->attrs()) {
      if (const auto *annotation = dyn_cast<AnnotateAttr>(attribute)) {
        bool indirect = declaration->getNumParams() > 0 && pointsToPointer(*declaration->getParamDecl(0));
        addAnnotation(*annotation, false, 0, indirect, out);
      } else if (const auto *acquire = dyn_cast<AcquireHandleAttr>(attribute)) {
        out.push_back({OwnershipFact::Kind::Acquire, true, false, 0, acquire->getHandleType().str(), OwnershipFact::Success::Always});
      } else if (const auto *ownership = dyn_cast<OwnershipAttr>(attribute)) {
        addOwnershipAttribute(*ownership, out);
      }
    }
    for (unsigned i = 0; i < declaration->getNumParams(); ++i)
      addParameterFacts(*declaration->getParamDecl(i), i, out);
  }
  for (OwnershipFact &fact : out)
    if (fact.kind == OwnershipFact::Kind::Acquire && fact.of_pointee) fact.success = successOf(function);
  auto key = [](const OwnershipFact &f) { return std::tie(f.kind, f.of_return, f.of_pointee, f.argument, f.family); };
  std::sort(out.begin(), out.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
  out.erase(std::unique(out.begin(), out.end(), [&](const auto &a, const auto &b) { return key(a) == key(b); }), out.end());
  return out;
}

}  // namespace connleak
