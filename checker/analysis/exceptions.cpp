// SPDX-License-Identifier: Apache-2.0
// Unwinding. A call that may throw has two ways on: the normal one, and one with an exception in flight. That one goes to
// the landing pad of the call, which picks a handler by the type, or out of the function. Throwers are kept as sets, so
// that states which unwind for different reasons can meet in the cleanups without any of the reasons being lost.
#include <algorithm>
#include <utility>

#include "checker/analysis/run.h"

namespace connleak {

bool Run::isFollowed(ThrowKind kind) const {
  switch (engine_.limits().exceptions) {
    case ExceptionLevel::Explicit: return kind == ThrowKind::Explicit;
    case ExceptionLevel::Unknown: return kind != ThrowKind::Allocation;
    case ExceptionLevel::All: return true;
  }
  return false;
}

// What a callee without a body in sight may throw; nothing when it does not, or when that is not followed.
std::optional<Thrown> Run::thrownBy(const Instruction &call, const GlobalInfo *callee) const {
  if (!call.may_throw) return std::nullopt;
  Thrown thrown;
  thrown.kind = ThrowKind::Unknown;
  thrown.type = engine_.limits().exceptions == ExceptionLevel::All ? kAnyThrown : kStandardThrown;
  if (callee) {
    const CallEffect &effect = callee->effect;
    if (effect.throws) {
      if (effect.throws->kind == ThrowSpec::Kind::Never) return std::nullopt;
      thrown.kind = effect.throws->kind == ThrowSpec::Kind::Allocation ? ThrowKind::Allocation
                    : effect.throws->kind == ThrowSpec::Kind::Library ? ThrowKind::Library : ThrowKind::Explicit;
    } else if (!callee->name.starts_with("_Z") || !effect.releases.empty() || effect.borrowsSomething() || effect.pure || effect.constant) {
      return std::nullopt;   // a C function; one that only ends a handle, looks at it or works with it
    } else if (callee->qualified.starts_with("std::") || callee->qualified.starts_with("__gnu_cxx::")) {
      thrown.kind = ThrowKind::Library;
    }
  } else if (program_.unit(ref_.unit).language != "c++") {
    return std::nullopt;
  }
  return isFollowed(thrown.kind) ? std::optional(thrown) : std::nullopt;
}

static std::string actOf(const Thrown &thrown) {
  if (thrown.type == kRaised) return " raises an error";
  if (thrown.type == kJumped) return thrown.place.isKnown() ? " jumps out of the function" : " leaves the function";
  return " throws";
}

std::string Run::textOf(const Thrown &thrown, const std::string &callee) const {
  std::string text = (callee.empty() ? "this" : callee + "()") + actOf(thrown);
  if (std::string name = program_.typeName(thrown.type); !name.empty()) text += " " + name;
  if (callee.empty() || !thrown.place.isKnown()) return text;
  size_t folder = thrown.place.file.rfind('/') + 1;   // of no folder: 0
  return text + " (" + thrown.place.file.substr(folder) + ":" + std::to_string(thrown.place.line) + ")";
}

// From here on the state is on its way to a handler. A cleanup that throws ends the process.
void Run::setThrown(uint32_t index, State &state, const Thrown &thrown, const std::string &callee) {
  if (state.flight.isActive()) { is_dropped_ = true; return; }
  auto [known, is_new] = context_.thrower_numbers.try_emplace({index, thrown.kind, thrown.type}, context_.throwers.size());
  if (is_new) {
    Thrown elsewhere = thrown;
    if (thrown.place == place(placeOf(index))) elsewhere.place = {};
    context_.throwers.push_back({index, thrown, textOf(elsewhere, callee)});
  }
  uint32_t number = known->second;
  state.flight = {thrown.type, context_.thrower_sets.single(number)};
  state.is_thrown = true;
  state.jump_place = 0;
  if (kind_ == RunKind::Base || !isObserving(state)) return;
  pathNode(state, StepKind::Throw, placeOf(index), context_.throwers[number].text);
  thrown_paths_.try_emplace(number, state.path);
}

// The callee may throw instead of doing what it does.
void Run::throwCopy(uint32_t index, const State &state, const GlobalInfo *callee, States &out) {
  std::optional<Thrown> thrown = thrownBy(function_.instructions[index], callee);
  if (!thrown) return;
  bool was_dropped = std::exchange(is_dropped_, false);
  std::vector<std::optional<Thrown>> all = {thrown};
  if (callee && callee->effect.throws && !callee->effect.throws->types.empty()) {
    all.clear();
    for (const std::string &type : callee->effect.throws->types) {
      all.push_back(thrown);
      all.back()->type = program_.typeNamed(type);
    }
  }
  for (const std::optional<Thrown> &one : all) {
    State copy = state;
    is_dropped_ = false;
    setThrown(index, copy, *one, callee ? callee->qualified : "the function called");
    if (!is_dropped_) out.push_back(std::move(copy));
  }
  is_dropped_ = was_dropped;
}

void Run::throwHere(const Instruction &i, uint32_t index, State &state) {
  Thrown thrown;
  thrown.place = place(i.place);
  bool is_again = i.operands.empty();
  if (is_again) {
    const Flight &caught = state.caught[0];
    thrown.type = caught.isActive() ? caught.type : kAnyThrown;
    if (caught.isActive()) thrown.kind = surest(caught).kind;
  } else {
    thrown.type = i.operands.size() > 1 && i.operands[1].kind == Operand::Kind::Symbol
                      ? program_.typeOf(program_.globalOf(ref_.unit, i.operands[1].index)) : kAnyThrown;
    if (function_.in_system_header) thrown.kind = program_.isOfAllocation(thrown.type) ? ThrowKind::Allocation : ThrowKind::Library;
  }
  if (!isFollowed(thrown.kind)) { is_dropped_ = true; return; }
  if (isHeld(state) && !is_again && view(state).leadsToHandle(eval(i.operands[0], state))) escape(state, index, "goes with what is thrown");
  if (!is_dropped_) setThrown(index, state, thrown, "");
}

Thrown Run::surest(const Flight &flight) const {
  const Thrown *best = nullptr;
  for (uint32_t number : context_.thrower_sets.of(flight.throwers)) {
    const Thrown &one = context_.throwers[number].thrown;
    if (!best || std::tie(one.kind, one.place) < std::tie(best->kind, best->place)) best = &one;
  }
  Thrown found = best ? *best : Thrown{};
  found.type = flight.type;
  return found;
}

// In a handler nothing is in flight; `throw;` takes it up again.
void Run::catchHere(const Instruction &i, uint32_t index, State &state) {
  for (size_t k = state.caught.size() - 1; k > 0; --k) state.caught[k] = state.caught[k - 1];
  state.caught[0] = state.flight.isActive() ? state.flight : Flight{kAnyThrown, 0};
  state.flight = {};
  setResult(i, state, fresh(i, index, 0));
}

void Run::leaveHandler(const Instruction &i, State &state) {
  if (i.jump != JumpKind::None) {
    state.jump_place = i.place;
    state.jump_is_goto = i.jump == JumpKind::Goto;
  }
  for (size_t k = 0; k + 1 < state.caught.size(); ++k) state.caught[k] = state.caught[k + 1];
  state.caught.back() = {};
}

// One state per handler that may take it, in their order, and one that only cleans up.
void Run::enterLandingPad(const Instruction &i, uint32_t index, State state, States &out) {
  auto goOn = [&](State one, Value selector) {
    setResult(i, one, fresh(i, index, 0));
    if (i.result != kNone && i.result_count > 1) one.values.set(i.result + 1, selector);
    out.push_back(std::move(one));
  };
  if (!state.flight.isActive()) state.flight.type = kAnyThrown;   // nobody told: a foreign unwinder
  for (const Operand &handler : i.operands) {
    if (handler.kind == Operand::Kind::Unknown) { is_dropped_ = out.empty(); return; }   // none of a list: the process ends
    bool takes_all = handler.kind != Operand::Kind::Symbol;
    uint32_t type = takes_all ? kAnyThrown : program_.typeOf(program_.globalOf(ref_.unit, handler.index));
    Truth takes = takes_all ? Truth::True : program_.isTakenBy(state.flight.type, type);
    if (takes == Truth::False) continue;
    State one = takes == Truth::True ? std::move(state) : state;
    if (takes == Truth::Unknown) one.flight.type = type;   // it is one of those, then
    goOn(std::move(one), takes_all ? fresh(i, index, 1) : Value::symbol(symbols_.global(program_.globalOf(ref_.unit, handler.index))));
    if (takes == Truth::True) return;
  }
  if (i.is_cleanup && !isMain()) return goOn(std::move(state), Value::integer(0));
  leaveByThrow(index, std::move(state));
  is_dropped_ = out.empty();
}

// By the unwind edge, if the instruction has one.
void Run::unwind(uint32_t index, State state) {
  if (isJump(state.flight.type)) return jump(index, std::move(state));
  state.is_thrown = false;
  const Instruction &i = function_.instructions[index];
  if (i.targets.size() < 2) return leaveByThrow(index, std::move(state));
  is_dropped_ = false;
  if (isHeld(state) && !isMain()) checkLoss(state, LossKind::Throw, index);
  if (!is_dropped_) follow(std::move(state), body_.block_of[index], i.targets[1]);
}

// What leaves main() ends the process; whether its cleanups run before is up to the library.
bool Run::isMain() const {
  const UnitSymbol &symbol = program_.unit(ref_.unit).symbols[function_.symbol];
  return symbol.name == "main" && !symbol.is_internal;
}

// A constructor that throws has made no object: nobody will call its destructor.
void Run::leaveByThrow(uint32_t index, State state) {
  if (sweeping_ || isMain() || program_.unit(ref_.unit).symbols[function_.symbol].is_nothrow) return;
  state.is_thrown = false;
  if (function_.is_constructor) {
    view(state).forgetObject(symbols_.parameter(0));
    state.values.eraseIf([&](const auto &entry) { return entry.first < function_.parameter_count; });
  }
  leaveWith(function_.instructions[index], std::move(state), {});
}

}  // namespace connleak
