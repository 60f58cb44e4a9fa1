// SPDX-License-Identifier: Apache-2.0
// A call of a function that specs or attributes know: pure answers, what it writes, acquires, takes over, releases.
#include <algorithm>

#include "checker/analysis/convention.h"
#include "checker/analysis/run.h"

namespace connleak {

void Run::invalidatePure(uint32_t index, State &state, const Value &argument, bool but_kept) {
  if (!argument.isSymbol()) return;
  if (symbols_.isCallers(argument.id)) noteUsed(state, argument.id, !but_kept);
  if (symbols_.isAskedAbout(argument.id)) forgetAnswers(index, state, argument.id, but_kept);
}

void Run::noteUsed(State &state, SymbolId object, bool is_all) {
  if (state.used.find(0)) return;
  const bool *known = state.used.find(object);
  if (known || state.used.size() < kMostUsed) return state.used.set(object, (known && *known) || is_all);
  state.used.clear();
  state.used.set(0, true);
}

// What pure functions say of the object, or of any (0).
void Run::forgetAnswers(uint32_t index, State &state, SymbolId object, bool but_kept) {
  std::vector<SymbolId> stale;
  auto note = [&](const Value &value) {
    if (!value.isSymbol()) return;
    const Symbol &symbol = symbols_[value.id];
    if (symbol.kind != SymbolKind::Pure || (object != 0 && symbol.base != object)) return;
    const CallEffect &asked = program_.global(symbol.a).effect;
    if (!asked.constant && !(but_kept && asked.is_kept)) stale.push_back(value.id);
  };
  auto noteDeep = [&](const Value &value) {
    note(value);
    if (!value.isCondition()) return;
    note(symbols_.comparison(value.id).left);
    note(symbols_.comparison(value.id).right);
  };
  for (const auto &[symbol, range] : state.constraints) note(Value::symbol(symbol));
  for (const auto &[cell, value] : state.memory) noteDeep(value);
  for (const auto &[number, value] : state.values) noteDeep(value);
  std::sort(stale.begin(), stale.end());
  stale.erase(std::unique(stale.begin(), stale.end()), stale.end());
  const Instruction &i = function_.instructions[index];
  for (size_t k = 0; k < stale.size(); ++k)
    view(state).substitute(stale[k], fresh(i, index, 2000 + symbols_[stale[k]].a));
}

// A function that is known for other resources got it: what it does with this one is told by its name.
void Run::handToOthers(uint32_t index, State &state, const GlobalInfo &global, const std::vector<Value> &arguments) {
  const CallEffect &effect = global.effect;
  if (!isHeld(state) || effect.borrows(resource_) || effect.frees) return;
  bool is_ours = std::any_of(effect.releases.begin(), effect.releases.end(), [&](const auto &r) { return r.resource == resource_; }) ||
                 std::any_of(effect.acquires.begin(), effect.acquires.end(), [&](const auto &a) { return a.resource == resource_; });
  if (is_ours) return;
  bool with_function = std::any_of(arguments.begin(), arguments.end(), [&](const Value &a) { return bringsFunction(state, a); });
  for (size_t k = 0; k < arguments.size(); ++k) {
    if (!view(state).leadsToHandle(arguments[k])) continue;
    if (!with_function && customOf(global.qualified, k, arguments.size()) == Custom::Borrows) continue;
    return escape(state, index, "is handed to " + global.qualified + "()");
  }
}

// Who never asks whether it worked takes it that it did.
bool Run::isLookedAt(const Condition &condition, uint32_t index) const {
  const Instruction &i = function_.instructions[index];
  if (condition.subject.kind != HandleSlot::Kind::Return || i.result == kNone) return true;
  return std::any_of(function_.instructions.begin(), function_.instructions.end(), [&](const Instruction &user) {
    return std::any_of(user.operands.begin(), user.operands.end(), [&](const Operand &operand) {
      return operand.kind == Operand::Kind::Value && operand.index == i.result; }); });
}

// What a pure function says of its arguments: one symbol as long as they stay the same. All but one have to be values
// that no loop makes anew.
Value Run::answerOf(GlobalId callee, const std::vector<Value> &arguments) {
  auto isFixed = [&](const Value &value) {
    if (value.isInteger()) return true;
    for (SymbolId id = value.id; value.isSymbol(); id = symbols_[id].base) {
      SymbolKind kind = symbols_[id].kind;
      if (kind == SymbolKind::Parameter || kind == SymbolKind::Global) return true;
      if (kind != SymbolKind::Initial) break;
    }
    return false;
  };
  size_t subject = 0;
  while (subject < arguments.size() && !(arguments[subject].isSymbol() && arguments[subject].number == 0 &&
                                         symbols_[arguments[subject].id].kind != SymbolKind::Global)) ++subject;
  if (subject == arguments.size()) return Value::unknown();
  int64_t others = 0;
  for (size_t k = 0; k < arguments.size(); ++k) {
    if (k == subject) continue;
    if (!isFixed(arguments[k])) return Value::unknown();
    others = 1 + symbols_.condition({Relation::Equal, arguments[k], Value::integer(others)});
  }
  if (std::optional<int64_t> of_null = program_.global(callee).effect.of_null) symbols_.noteAnswerOfNull(callee, *of_null);
  return Value::symbol(symbols_.intern(SymbolKind::Pure, arguments[subject].id, callee, others * 64 + static_cast<int64_t>(subject)));
}

// Two ways on from a query on the handle: it is as good as before, or the answer was bad.
void Run::callBySpec(uint32_t index, State state, GlobalId callee, const std::vector<Value> &arguments, const Birth &birth,
                     States &out) {
  const GlobalInfo &global = program_.global(callee);
  const CallEffect &effect = global.effect;
  KnownCall call{index, callee, global, arguments, birth};
  bool forks = effect.keeps && !birth.by_spec && !arguments.empty() && isHeld(state) && view(state).isHandle(arguments.front());
  if (!forks) return callKnown(call, std::move(state), out);
  States lost;
  callKnown(call, state, lost);
  for (State &one : lost)
    if (assumeBadAnswer(call, one)) out.push_back(std::move(one));
  is_dropped_ = false;
  call.keeps_answer = true;
  callKnown(call, std::move(state), out);
}

bool Run::assumeBadAnswer(const KnownCall &call, State &state) {
  const CallEffect::Keeps &keeps = *call.global.effect.keeps;
  uint32_t number = function_.instructions[call.index].result;
  Value said = number == kNone ? Value::unknown() : eval(Operand::value(number), state);
  if (said.isSymbol() && said.number == 0) said = Value::symbol(symbols_.intern(SymbolKind::Pure, said.id, keeps.proof, 0));
  return std::all_of(keeps.proved_by.begin(), keeps.proved_by.end(), [&](int64_t good) {
    return view(state).assumeRange(said, Range::except(good)); });
}

// In the order in which a call has its effects.
void Run::callKnown(const KnownCall &call, State state, States &out) {
  const Instruction &i = function_.instructions[call.index];
  const CallEffect &effect = call.global.effect;
  // The memory of an object goes after its destructor has run.
  bool is_delete = effect.frees && call.global.qualified.starts_with("operator delete");
  if (state.handle.status == HandleStatus::Released && effect.releases.empty() && !is_delete)
    for (const Value &argument : call.arguments)
      if (view(state).isHandle(argument)) return recordMisuse(state, Rule::UseAfterRelease, call.index, call.global.qualified);

  Value result = i.result == kNone ? Value::unknown() : fresh(i, call.index, 0);
  bool is_answer = (effect.pure || effect.constant) && !call.arguments.empty();
  if (is_answer)
    if (Value answer = answerOf(call.callee, call.arguments); !answer.isUnknown()) result = answer;
  for (size_t k = 0; k < call.arguments.size() && !is_answer; ++k)
    if (!call.global.onlyReads(k)) invalidatePure(call.index, state, call.arguments[k], call.keeps_answer);
  if (effect.allocates) {
    result = fresh(i, call.index, 0, SymbolKind::Heap);
    state.freed.erase(result.id);
  }
  if (effect.ensures && !assumeCondition(state, *effect.ensures, true, call.arguments, result)) { is_dropped_ = true; return; }
  if (is_answer) return returnFrom(call, std::move(state), result, out);
  if (effect.resizes && movesMemory(call, state)) return returnMoved(call, std::move(state), out);
  if (effect.returns && !effect.returns_always && !call.birth.by_spec) return giveBack(call, std::move(state), result, out);
  if (effect.returns) result = slotValue(state, *effect.returns, call.arguments, result);
  if (effect.allocates && effect.zeroed) state.memory.set({result.id, kWholeObject}, Value::integer(0));
  writeThroughArguments(call, state);
  if (!acquireHandles(call, state, result)) { is_dropped_ = true; return; }
  if (call.birth.by_spec) return returnFrom(call, std::move(state), result, out);
  if (!transferHandle(call, state, result, out)) { is_dropped_ = out.empty(); return; }
  if (!releaseHandle(call, state, result, out)) return;
  handToOthers(call.index, state, call.global, call.arguments);
  if (is_dropped_) return;
  if (effect.frees && !freeMemory(call, state)) return;
  returnFrom(call, std::move(state), result, out);
}

void Run::returnFrom(const KnownCall &call, State state, const Value &result, States &out) {
  const Instruction &i = function_.instructions[call.index];
  setResult(i, state, result);
  for (uint32_t k = 1; k < i.result_count; ++k) state.values.set(i.result + k, fresh(i, call.index, 10 + k));
  out.push_back(std::move(state));
}

bool Run::movesMemory(const KnownCall &call, State &state) {
  if (call.arguments.empty() || call.birth.by_spec || !call.global.effect.releases.empty()) return false;
  const Value &memory = call.arguments.front();
  return memory.isSymbol() && !view(state).isHandle(memory) && view(state).rangeOf(memory).isNeverZero();
}

// The memory moves with all it holds, or stays when there is no more.
void Run::returnMoved(const KnownCall &call, State state, States &out) {
  returnFrom(call, state, Value::integer(0), out);
  returnFrom(call, std::move(state), call.arguments.front(), out);
}

// An argument comes back, or null.
void Run::giveBack(const KnownCall &call, State state, const Value &result, States &out) {
  const CallEffect &effect = call.global.effect;
  State failed = state;
  Value null = Value::integer(0);
  for (const CallEffect::Release &given : effect.releases)
    if (given.resource == resource_ && isObserving(failed) && given.how.when &&
        view(failed).isHandle(slotValue(failed, given.how.handle, call.arguments, null)) &&
        assumeCondition(failed, *given.how.when, true, call.arguments, null))
      release(failed, call.index, call.global.qualified);
  if (!is_dropped_) returnFrom(call, std::move(failed), null, out);
  is_dropped_ = false;
  Value given = slotValue(state, *effect.returns, call.arguments, result);
  returnFrom(call, std::move(state), given, out);
}

// What out-parameters point to is new.
void Run::writeThroughArguments(const KnownCall &call, State &state) {
  const CallEffect &effect = call.global.effect;
  for (size_t k = 0; k < call.arguments.size() && !effect.frees; ++k) {
    const Value &argument = call.arguments[k];
    if (call.global.onlyReads(k) || !argument.isSymbol() || view(state).isHandle(argument)) continue;
    bool is_slot = std::any_of(effect.releases.begin(), effect.releases.end(), [&](const auto &r) {
      return r.how.handle.kind == HandleSlot::Kind::Pointee && r.how.handle.argument == k; });
    if (!is_slot && isContentKnown(state, argument.id)) havoc(call.index, state, argument, 100 + 40 * k, 0, {bytesAt(call.index, k), true});
  }
}

// The handles it acquires: the one under observation comes to life here, others are just new. False when what is to be
// observed is not acquired in this state.
bool Run::acquireHandles(const KnownCall &call, State &state, Value &result) {
  const CallEffect &effect = call.global.effect;
  StateView v = view(state);
  bool alive = true;
  int64_t ordinal = 0;
  for (const CallEffect::Acquire &acquire : effect.acquires) {
    bool ours = call.birth.by_spec == &acquire;
    const HandleSlot &slot = acquire.how.handle;
    Value handle = ours ? Value::symbol(symbols_.handle())
                        : fresh(function_.instructions[call.index], call.index, ++ordinal, SymbolKind::Opened);
    // Acquired with ours, under the same condition: it is there, too.
    if (!ours && call.birth.by_spec && acquire.resource == resource_ && acquire.how.when == call.birth.by_spec->how.when)
      makeValid(state, handle.id);
    if (acquire.how.never_null && !ours) v.assumeRange(handle, Range::except(0));
    if (slot.kind == HandleSlot::Kind::Return) {
      if (ours || !effect.allocates) result = handle;
      if (acquire.how.never_null) v.assumeRange(result, Range::except(0));
    } else if (slot.argument < call.arguments.size()) {
      const Value &where = call.arguments[slot.argument];
      if (slot.kind != HandleSlot::Kind::Pointee || !where.isSymbol()) alive &= !ours || (slot.kind != HandleSlot::Kind::Pointee && where.isSymbol());
      else {
        // Where there is no place to put it, nothing is acquired.
        bool is_address = where.number == 0 && symbols_.isAddress(where.id);
        if (ours && !is_address) alive &= v.assumeRange(where, Range::except(0));
        v.store(where.id, where.number + slot.offset, handle);
      }
    }
    if (ours) alive = beginObservation(call, acquire.how, state, result) && alive;
  }
  return alive;
}

// An object that somebody has to delete: no variable, no member of another one.
bool Run::isByItself(const std::vector<Value> &arguments) const {
  if (arguments.empty() || !arguments.front().isSymbol() || arguments.front().number != 0) return false;
  return symbols_[symbols_.unaged(arguments.front().id)].kind == SymbolKind::Heap;
}

bool Run::beginObservation(const KnownCall &call, const AcquireSpec &how, State &state, const Value &result) {
  state.handle = Observation{};
  state.handle.status = HandleStatus::Held;
  pathNode(state, StepKind::Acquire, placeOf(call.index), "acquired here by " + call.global.qualified + "()");
  makeValid(state, symbols_.handle());
  if (how.handle.is_object && !isByItself(call.arguments)) return false;
  bool is_argument = how.handle.kind == HandleSlot::Kind::Argument || how.handle.kind == HandleSlot::Kind::This;
  if (is_argument && how.handle.argument < call.arguments.size() && call.arguments[how.handle.argument].isSymbol())
    view(state).substitute(call.arguments[how.handle.argument].id, Value::symbol(symbols_.handle()));
  return !how.when || how.always || assumeCondition(state, *how.when, true, call.arguments, result);
}

// False when no state goes on from here.
bool Run::transferHandle(const KnownCall &call, State &state, const Value &result, States &out) {
  for (const CallEffect::Transfer &transfer : call.global.effect.transfers) {
    if (!isHeld(state) || !view(state).leadsToHandle(slotValue(state, transfer.handle, call.arguments, result))) continue;
    if (transfer.when && isLookedAt(*transfer.when, call.index)) {
      State kept = state;
      if (assumeCondition(kept, *transfer.when, false, call.arguments, result)) returnFrom(call, std::move(kept), result, out);
      if (!assumeCondition(state, *transfer.when, true, call.arguments, result)) return false;
    }
    escape(state, call.index, "is handed to " + call.global.qualified + "()");
  }
  return !is_dropped_;
}

// Likewise; a state in which the release failed is in `out` already.
bool Run::releaseHandle(const KnownCall &call, State &state, const Value &result, States &out) {
  for (const CallEffect::Release &release_spec : call.global.effect.releases) {
    if (!isObserving(state)) return true;
    Value released = slotValue(state, release_spec.how.handle, call.arguments, result);
    if (!view(state).isHandle(released)) {
      if (isHeld(state) && release_spec.resource == resource_ && mayBeHandle(state, released))
        escape(state, call.index, "may be released by " + call.global.qualified + "()");
      if (is_dropped_) return false;
      continue;
    }
    if (release_spec.resource != resource_) continue;
    if (release_spec.how.when && isLookedAt(*release_spec.how.when, call.index)) {
      State not_released = state;
      if (assumeCondition(not_released, *release_spec.how.when, false, call.arguments, result))
        returnFrom(call, std::move(not_released), result, out);
      if (!assumeCondition(state, *release_spec.how.when, true, call.arguments, result)) { is_dropped_ = true; return false; }
    }
    release(state, call.index, call.global.qualified);
    return !is_dropped_;
  }
  return true;
}

// A variable, or the inside of something: no correct program frees it, so nobody comes here with it.
bool Run::cannotBeFreed(const Value &memory) const {
  if (!memory.isSymbol()) return false;
  SymbolKind kind = symbols_[memory.id].kind;
  return kind == SymbolKind::Local || kind == SymbolKind::Global;
}

// Freed through a name that stands for one of several objects, the holder may be another one.
bool Run::freeMemory(const KnownCall &call, State &state) {
  if (call.arguments.empty() || !call.arguments.front().isSymbol()) return true;
  const Value &memory = call.arguments.front();
  if (cannotBeFreed(memory)) { is_dropped_ = true; return false; }
  if (isHeld(state) && view(state).isHandle(memory)) escape(state, call.index, "is handed to " + call.global.qualified + "()");
  if (is_dropped_) return false;
  view(state).freeObject(memory.id);
  if (isHeld(state)) checkLoss(state, LossKind::Free, call.index);
  return !is_dropped_;
}

}  // namespace connleak
