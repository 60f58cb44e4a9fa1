// SPDX-License-Identifier: Apache-2.0
// setjmp() and longjmp(), and what is made of them: PostgreSQL's errors. A jump is in flight like an exception, but no
// landing pad takes it. The value of its buffer decides: where a setjmp() of this function filled it, the state goes on
// right behind that call, with memory as it is; else it leaves the function, and the buffer is in the exit, so that the
// caller asks the same question again.
#include <algorithm>

#include "checker/analysis/run.h"

namespace connleak {

void Run::callJumping(uint32_t index, State state, const GlobalInfo &callee, const std::vector<Value> &arguments, States &out) {
  const CallEffect &effect = callee.effect;
  const JumpSpec &spec = *effect.jumps;
  bool may_raise = !spec.when || mayRaise(state, *spec.when, arguments);
  if (effect.noreturn_when && !assumeCondition(state, *effect.noreturn_when, false, arguments, Value::unknown())) { is_dropped_ = true; return; }
  switch (spec.kind) {
    case JumpSpec::Kind::Sets:
      return setJump(index, std::move(state), slotValue(state, spec.buffer, arguments, Value::unknown()), out);
    case JumpSpec::Kind::StartsError: return startError(index, std::move(state), may_raise, arguments, *spec.when, out);
    case JumpSpec::Kind::EndsError:
      if (state.is_raising) return raise(index, std::move(state), callee, arguments, out);
      break;
    case JumpSpec::Kind::Jumps: return raise(index, std::move(state), callee, arguments, out);
    case JumpSpec::Kind::Raises: {
      State raising = state;
      bool raises = may_raise && (!spec.when || assumeCondition(raising, *spec.when, true, arguments, Value::unknown()));
      if (raises) raise(index, std::move(raising), callee, arguments, out);
      if (!spec.when || effect.noreturn || !assumeCondition(state, *spec.when, false, arguments, Value::unknown())) {
        is_dropped_ = out.empty();
        return;
      }
      break;
    }
  }
  setResult(function_.instructions[index], state, fresh(function_.instructions[index], index, 0));
  out.push_back(std::move(state));
}

// With which memory it comes back a second time is told where something jumps. But who calls it expects that something does,
// of which perhaps nothing is in sight: so there is a second way on at once.
void Run::setJump(uint32_t index, State state, const Value &buffer, States &out) {
  const Instruction &i = function_.instructions[index];
  if (buffer.isSymbol()) state.landings.set({buffer.id, buffer.number}, context_.landing_sets.single(index));
  State again = state;
  Value result = fresh(i, index, 0);
  view(again).assumeRange(result, Range::except(0));
  again.is_supposed = true;
  setResult(i, again, result);
  setResult(i, state, Value::integer(0));
  out.push_back(std::move(state));
  out.push_back(std::move(again));
}

// Two ways on: what follows makes up an error, or a mere message.
void Run::startError(uint32_t index, State state, bool may_raise, const std::vector<Value> &arguments, const Condition &when, States &out) {
  const Instruction &i = function_.instructions[index];
  State raising = state;
  if (may_raise && assumeCondition(raising, when, true, arguments, Value::unknown())) {
    raising.is_raising = true;
    setResult(i, raising, Value::integer(1));
    out.push_back(std::move(raising));
  }
  if (!assumeCondition(state, when, false, arguments, Value::unknown())) { is_dropped_ = out.empty(); return; }
  state.is_raising = false;
  setResult(i, state, fresh(i, index, 0));
  out.push_back(std::move(state));
}

// A level of which nothing is known, as of a setting, is taken for that of a message; one that the caller gave is up to it.
bool Run::mayRaise(State &state, const Condition &when, const std::vector<Value> &arguments) {
  if (when.subject.kind == HandleSlot::Kind::Pointee) return true;
  Value level = slotValue(state, when.subject, arguments, Value::unknown());
  if (!level.isSymbol()) return level.isInteger();
  return symbols_[level.id].kind == SymbolKind::Parameter || !view(state).rangeOf(level).isAny();
}

void Run::raise(uint32_t index, State state, const GlobalInfo &callee, const std::vector<Value> &arguments, States &out) {
  const CallEffect &effect = callee.effect;
  const SourceFact *fact = factOf(function_.instructions[index]);
  bool is_plain = effect.jumps->kind == JumpSpec::Kind::Jumps;
  Value buffer = Value::unknown(), result = Value::integer(1);
  if (is_plain) {
    buffer = slotValue(state, effect.jumps->buffer, arguments, Value::unknown());
    if (arguments.size() > 1 && arguments[1] != Value::integer(0)) result = arguments[1];
  } else if (effect.jumps_through) {
    buffer = loadCell(state, symbols_.global(*effect.jumps_through), 0);
  }
  bool is_again = !is_plain && !effect.jumps->when && effect.jumps->kind == JumpSpec::Kind::Raises;
  state.is_supposed &= is_again;
  state.values.set(kJumpBuffer, buffer);
  state.values.set(kJumpResult, result);
  Thrown thrown;
  thrown.type = is_plain ? kJumped : kRaised;
  thrown.place = place(placeOf(index));
  is_dropped_ = false;
  setThrown(index, state, thrown, fact && !fact->macro.empty() ? fact->macro : callee.qualified);
  if (!is_dropped_) out.push_back(std::move(state));
  is_dropped_ = out.empty();
}

// ---------------------------------------------------------------- on its way

void Run::jump(uint32_t index, State state) {
  if (sweeping_) return;
  state.is_thrown = state.is_raising = false;
  const Value *buffer = state.values.find(kJumpBuffer);
  std::vector<uint32_t> landings = landingsOf(state, buffer ? *buffer : Value::unknown());
  for (uint32_t at : landings) land(index, at, state);
  if (landings.empty()) leaveByJump(index, std::move(state));
}

// A buffer that was there at entry, and was not filled since, is somebody else's. Of another one that is not known it may
// be any that was filled.
std::vector<uint32_t> Run::landingsOf(const State &state, const Value &buffer) const {
  auto of = [&](uint32_t set) { return context_.landing_sets.of(set); };
  bool is_known = buffer.isSymbol() && (symbols_.isThereAtEntry(buffer.id) || symbols_.isAddress(buffer.id));
  if (buffer.isSymbol())
    if (const uint32_t *set = state.landings.find({buffer.id, buffer.number})) return of(*set);
  if (is_known) return {};
  uint32_t all = 0;
  for (const auto &[known, set] : state.landings) all = const_cast<SiteSets &>(context_.landing_sets).united(all, set);
  return of(all);
}

// What was computed on the way there is gone, but for what is needed behind.
void Run::land(uint32_t from, uint32_t at, State state) {
  const Instruction &i = function_.instructions[at];
  uint32_t block = body_.block_of[at];
  const Block &b = function_.blocks[block];
  auto isNeeded = [&](uint32_t value) {
    for (uint32_t k = at + 1; k < b.first + b.count; ++k) {
      const Instruction &user = function_.instructions[k];
      if (std::any_of(user.operands.begin(), user.operands.end(), [&](const Operand &operand) {
            return operand.kind == Operand::Kind::Value && operand.index == value; })) return body_.definition[value] < at || body_.definition[value] == kNone;
      for (uint32_t to : user.targets)
        if (std::binary_search(body_.needed[to].begin(), body_.needed[to].end(), value)) return true;
    }
    return std::any_of(i.targets.begin(), i.targets.end(), [&](uint32_t to) {
      return std::binary_search(body_.needed[to].begin(), body_.needed[to].end(), value); });
  };
  const Value *given = state.values.find(kJumpResult);
  Value result = given ? *given : Value::unknown();
  state.values.eraseIf([&](const auto &entry) { return entry.first >= function_.value_count || !isNeeded(entry.first); });
  if (auto dead = body_.out_of_scope.find(at); dead != body_.out_of_scope.end())
    for (uint32_t variable : dead->second) forgetVariable(state, symbols_.local(variable));
  is_dropped_ = false;
  if (isHeld(state)) checkLoss(state, LossKind::Jump, from);
  if (is_dropped_) return;
  state.flight = {};
  State next = state;
  if (result.isUnknown() || !view(next).assumeRange(result, Range::except(0))) {
    next = state;
    result = fresh(i, at, 1);
    view(next).assumeRange(result, Range::except(0));
  }
  setResult(i, next, result);
  if (isObserving(next)) {
    noteLoops(next, body_.block_of[from], block, false);
    pathNode(next, StepKind::Remark, i.place, "goes on here");
  }
  view(next).dropUnreferencedObjects();
  view(next).dropUnusedConstraints();
  arrive(landingBlock(at), std::move(next), false);
}

void Run::goOnBehind(uint32_t at, State state) {
  dropDying(at, state);
  enterWith(at, std::move(state));
}

void Run::forgetVariable(State &state, SymbolId variable) {
  view(state).forgetObject(variable);
  state.landings.eraseIf([&](const auto &entry) { return entry.first.object == variable; });
}

// No destructor runs, nor does `noexcept` stop it. main() has nobody to jump to. Of what a handler raises again for a reason
// that nobody saw, only what is lost here is told: no caller has to expect it.
void Run::leaveByJump(uint32_t index, State state) {
  if (isMain()) return;
  const Value *buffer = state.values.find(kJumpBuffer), *result = state.values.find(kJumpResult);
  if (state.is_supposed) {
    state.memory.eraseIf([&](const auto &entry) { return symbols_.region(entry.first.object) == Region::Local; });
    state.values.clear();
    if (isLossOpen(state)) return confirmLoss(state);
    if (isHeld(state)) checkLoss(state, LossKind::Jump, index);
    return;
  }
  std::vector<Value> values = {buffer ? *buffer : Value::unknown(), result ? *result : Value::unknown()};
  leaveWith(function_.instructions[index], std::move(state), std::move(values));
}

}  // namespace connleak
