// SPDX-License-Identifier: Apache-2.0
// Where a state leaves the function: what it takes along, and whom it is joined with on the way out.
#include "checker/analysis/run.h"

#include <utility>

namespace connleak {

void Run::leave(const Instruction &i, uint32_t index, State state) {
  if (sweeping_) return;
  std::vector<Value> values;
  for (const Operand &operand : i.operands) values.push_back(eval(operand, state));
  if (values.size() == 1 && values[0].isCondition() && view(state).truthOf(values[0]) == Truth::Unknown) {
    // A function that answers yes or no: two exits, each with what it says.
    for (bool answer : {true, false}) {
      State one = state;
      if (view(one).assume(values[0], answer)) leaveWith(i, std::move(one), {Value::integer(answer)});
    }
    return;
  }
  leaveWith(i, std::move(state), std::move(values));
}

void Run::leaveWith(const Instruction &i, State state, std::vector<Value> values) {
  // What this function alone could see is gone now.
  state.memory.eraseIf([&](const auto &entry) { return symbols_.region(entry.first.object) == Region::Local; });
  state.values.clear();
  state.landings.clear();
  for (size_t k = 0; k < values.size(); ++k) state.values.set(function_.value_count + k, values[k]);
  if (isObserving(state)) {
    is_dropped_ = false;
    if (isLossOpen(state)) return confirmLoss(state);
    if (isHeld(state)) checkLoss(state, LossKind::Return, &i - function_.instructions.data());
    if (is_dropped_) return;
    bool is_unseen = kind_ == RunKind::Tracked && !isVisibleToCaller(state, values);
    if (isHeld(state) && (is_unseen || isKeptUnseen(state, values))) escape(state, &i - function_.instructions.data(), "kept in memory of somebody else");
    if (is_unseen || is_dropped_) return;
    if (kind_ == RunKind::Tracked && isHeld(state)) {
      was_handed_on_ = true;
      fates_.emplace_back(place(state.jump_place ? state.jump_place : i.place), "is handed to the caller");
    }
    if (kind_ == RunKind::Tracked && state.handle.status == HandleStatus::Released) return;
  }
  ExitSlot slot;
  slot.property = propertyOf(state);
  slot.property.jump_place = 0;
  if (!values.empty()) {
    const Value &first = values.front();
    if (first.isInteger()) { slot.kind = ReturnClass::Integer; slot.number = first.number; }
    else if (view(state).isHandle(first)) slot.kind = ReturnClass::Handle;
    else if (view(state).rangeOf(first).isNeverZero()) slot.kind = ReturnClass::NotZero;
  }
  slot.values = std::move(values);
  for (size_t k = 0; k < slot.values.size(); ++k) state.values.set(function_.value_count + k, slot.values[k]);
  slot.state = std::move(state);
  unsigned nearest = 0;
  ExitSlot *closest = closestExit(slot, nearest);
  if (closest && nearest == 0) { uniteMarks(closest->state, slot.state); return; }
  if (!closest) { exits_.push_back(std::move(slot)); return; }
  if (closest->kind != slot.kind || closest->number != slot.number) {
    closest->kind = ReturnClass::Any;
    closest->number = 0;
  }
  join(closest->state, slot.state, {static_cast<uint32_t>(function_.blocks.size()), kNone}, false);
  for (size_t k = 0; k < closest->values.size(); ++k) {
    const Value *joined = closest->state.values.find(function_.value_count + k);
    closest->values[k] = joined ? *joined : Value::unknown();
  }
  if (closest->property == slot.property) return;
  closest->property = propertyOf(closest->state);
  closest->property.jump_place = 0;
}

// Whom an exit is joined with: one just like it, when there are two already or many others; beyond a limit the closest that
// leaves the handle the same way, wherever either has it.
Run::ExitSlot *Run::closestExit(const ExitSlot &slot, unsigned &nearest) {
  constexpr unsigned kMostOfAll = 6;   // times the limit: of all answers together
  const unsigned limit = engine_.limits().exits;
  const bool is_jump = isJump(slot.property.thrown);   // who is jumped to asks little of how it came to that
  auto hasSameResult = [&](const ExitSlot &other) { return other.kind == slot.kind && other.number == slot.number; };
  unsigned count = 0;
  auto closestOf = [&](auto &&wanted) {
    ExitSlot *closest = nullptr;
    nearest = ~0u;
    count = 0;
    for (ExitSlot &other : exits_) {
      if (!wanted(other)) continue;
      ++count;
      unsigned d = distance(other.state, slot.state, nearest);
      if (d < nearest) { nearest = d; closest = &other; }
    }
    return closest;
  };
  ExitSlot *closest = closestOf([&](const ExitSlot &other) { return hasSameResult(other) && other.property == slot.property; });
  if (closest) return nearest == 0 || count >= (is_jump ? 1 : 2) || exits_.size() >= limit ? closest : nullptr;
  closest = closestOf([&](const ExitSlot &other) { return hasSameResult(other) && other.property.hasSameOutcome(slot.property); });
  if (count >= (is_jump ? limit / 3 : limit)) return closest;
  if (exits_.size() < kMostOfAll * limit) return nullptr;
  return closestOf([&](const ExitSlot &other) { return other.property.hasSameOutcome(slot.property); });
}

}  // namespace connleak
