// SPDX-License-Identifier: Apache-2.0
// Calls. What a callee does is told, in this order, by a spec or an attribute, by its body's summary, by its name.
#include <algorithm>

#include "checker/analysis/convention.h"
#include "checker/analysis/run.h"

namespace connleak {

static Relation relationOf(Condition::Relation relation) {
  switch (relation) {
    case Condition::Relation::Equal: return Relation::Equal;
    case Condition::Relation::NotEqual: return Relation::NotEqual;
    case Condition::Relation::Less: return Relation::Less;
    case Condition::Relation::LessEqual: return Relation::LessEqual;
    case Condition::Relation::Greater: return Relation::Greater;
    case Condition::Relation::GreaterEqual: return Relation::GreaterEqual;
  }
  return Relation::NotEqual;
}

void Run::makeValid(State &state, SymbolId handle) {
  const ResourceInfo &resource = program_.resource(resource_);
  view(state).assumeRange(Value::symbol(handle),
                          Range::satisfying(relationOf(resource.valid_relation), resource.valid_constant));
}

Value Run::slotValue(State &state, const HandleSlot &slot, const std::vector<Value> &arguments, const Value &result) {
  switch (slot.kind) {
    case HandleSlot::Kind::Return: return result;
    case HandleSlot::Kind::Argument: return slot.argument < arguments.size() ? arguments[slot.argument] : Value::unknown();
    case HandleSlot::Kind::This: return arguments.empty() ? Value::unknown() : arguments.front();
    case HandleSlot::Kind::Pointee: break;
  }
  if (slot.argument >= arguments.size() || !arguments[slot.argument].isSymbol()) return Value::unknown();
  return loadCell(state, arguments[slot.argument].id, arguments[slot.argument].number + slot.offset);
}

bool Run::assumeCondition(State &state, const Condition &condition, bool truth, const std::vector<Value> &arguments,
                          const Value &result) {
  Value subject = slotValue(state, condition.subject, arguments, result);
  Relation relation = relationOf(condition.relation);
  if (!truth) relation = inverse(relation);
  return view(state).assumeRange(subject, Range::satisfying(relation, program_.constantOf(condition, ref_.unit)));
}

// ---------------------------------------------------------------- which callee

void Run::call(uint32_t index, State state, const Birth &birth, States &out) {
  if (!function_.instructions[index].is_cleanup) state.jump_place = 0;
  std::vector<Value> arguments = argumentsOf(index, state);
  if (birth.by_spec || birth.by_callee) return callNamed(index, std::move(state), birth.callee, arguments, birth, out);
  std::vector<GlobalId> callees = calleesAt(index, state);
  if (isLossOpen(state) && std::any_of(callees.begin(), callees.end(), [&](GlobalId callee) { return turnsForever(callee); }))
    return confirmLoss(state);
  preferReleasing(callees, state, arguments);
  for (size_t k = 0; k < callees.size(); ++k) {
    is_dropped_ = false;
    // NOLINTNEXTLINE(bugprone-use-after-move): in the last round only
    callNamed(index, k + 1 < callees.size() ? state : std::move(state), callees[k], arguments, birth, out);
  }
  if (callees.empty()) callUnknown(index, std::move(state), nullptr, arguments, out);
}

bool Run::turnsForever(GlobalId callee) {
  if (program_.global(callee).effect.is_known) return false;
  std::vector<FunctionRef> bodies = program_.definitionsFor(callee, ref_.unit);
  return std::any_of(bodies.begin(), bodies.end(), [&](FunctionRef body) { return engine_.turnsForever(body); });
}

std::vector<Value> Run::argumentsOf(uint32_t index, const State &state) {
  const Instruction &i = function_.instructions[index];
  std::vector<Value> arguments;
  for (size_t k = 1; k < i.operands.size(); ++k) arguments.push_back(eval(i.operands[k], state));
  return arguments;
}

// Several may be called, and which one hangs together with how the handle came to be: if some release such a handle, it
// is one of them.
void Run::preferReleasing(std::vector<GlobalId> &callees, State &state, const std::vector<Value> &arguments) {
  if (callees.size() < 2 || !isHeld(state)) return;
  if (std::none_of(arguments.begin(), arguments.end(), [&](const Value &a) { return view(state).leadsToHandle(a); })) return;
  auto releases = [&](GlobalId callee) {
    const CallEffect &effect = program_.global(callee).effect;
    if (std::any_of(effect.releases.begin(), effect.releases.end(), [&](const auto &r) { return r.resource == resource_; })) return true;
    std::vector<FunctionRef> bodies = program_.definitionsFor(callee, ref_.unit);
    return std::any_of(bodies.begin(), bodies.end(), [&](FunctionRef body) { return program_.mayRelease(body, resource_); });
  };
  if (std::any_of(callees.begin(), callees.end(), releases)) std::erase_if(callees, [&](GlobalId callee) { return !releases(callee); });
}

constexpr size_t kMostCallees = 6;

std::vector<GlobalId> Run::calleesAt(uint32_t index, const State &state) {
  const Instruction &i = function_.instructions[index];
  Value callee = i.operands.empty() ? Value::unknown() : eval(i.operands[0], state);
  if (!callee.isSymbol() || callee.number != 0) return {};
  auto isFunction = [&](SymbolId id) { return symbols_[id].kind == SymbolKind::Global && program_.global(symbols_[id].a).is_function; };
  if (isFunction(callee.id)) return {static_cast<GlobalId>(symbols_[callee.id].a)};
  // Out of some entry of a constant table: any of its functions at that place of an entry.
  const Symbol &loaded = symbols_[callee.id];
  if (loaded.kind != SymbolKind::Initial || !symbols_.isElement(loaded.base)) return {};
  const Symbol &element = symbols_[symbols_.someElement(loaded.base)];
  if (symbols_[element.base].kind != SymbolKind::Global) return {};
  const GlobalInfo &table = program_.global(symbols_[element.base].a);
  if (!table.variable) return {};
  std::vector<GlobalId> found;
  for (const InitialCell &cell : table.variable->cells) {
    Value value = initialValue(table, cell);
    if (!value.isSymbol() || !isFunction(value.id) || cell.offset < element.a + loaded.a) continue;
    if (element.b != 0 && (cell.offset - element.a - loaded.a) % element.b != 0) continue;
    GlobalId function = symbols_[value.id].a;
    if (std::find(found.begin(), found.end(), function) == found.end()) found.push_back(function);
  }
  return found.size() <= kMostCallees ? found : std::vector<GlobalId>();
}

std::vector<Binding> Run::bindingsAt(uint32_t index, GlobalId callee, const State &state) {
  if (program_.global(callee).effect.is_known) return {};
  for (FunctionRef body : program_.definitionsFor(callee, ref_.unit))
    if (program_.callsThroughPointer(body)) return bindingsInto(body, state, argumentsOf(index, state));
  return {};
}

// That a function works with the handles of one resource says nothing of another's that is passed to it.
bool Run::knowsOnlyOthers(const State &state, const CallEffect &effect, const std::vector<Value> &arguments) {
  if (!isHeld(state) || effect.borrowed.empty() || effect.borrows(resource_)) return false;
  if (!effect.acquires.empty() || !effect.releases.empty() || !effect.transfers.empty() || effect.returns || effect.frees) return false;
  return std::any_of(arguments.begin(), arguments.end(), [&](const Value &argument) { return view(const_cast<State &>(state)).isHandle(argument); });
}

// A stand-in of the program's own for what raises errors elsewhere: a tool that takes a server's sources prints them. Where it
// cannot be told which definition is linked, it may be that one.
bool Run::mayBeStandIn(GlobalId callee) const {
  JumpSpec::Kind kind = program_.global(callee).effect.jumps->kind;
  if (kind != JumpSpec::Kind::Raises && kind != JumpSpec::Kind::EndsError) return false;
  std::vector<FunctionRef> bodies = program_.definitionsFor(callee, ref_.unit);
  return std::any_of(bodies.begin(), bodies.end(), [&](FunctionRef body) { return !program_.mayJump(body); });
}

void Run::callNamed(uint32_t index, State state, GlobalId callee, const std::vector<Value> &arguments, const Birth &birth,
                    States &out) {
  const GlobalInfo &global = program_.global(callee);
  const CallEffect &effect = global.effect;
  if (effect.jumps && !mayBeStandIn(callee)) return callJumping(index, std::move(state), global, arguments, out);
  if (effect.noreturn && program_.definitionsFor(callee, ref_.unit).empty()) {
    throwCopy(index, state, &global, out);
    is_dropped_ = out.empty();
    return;
  }
  if (effect.noreturn_when && !assumeCondition(state, *effect.noreturn_when, false, arguments, Value::unknown())) {
    is_dropped_ = true;
    return;
  }
  bool is_known = effect.is_known && !knowsOnlyOthers(state, effect, arguments);
  if (is_known && !birth.by_spec) throwCopy(index, state, &global, out);
  if (is_known || birth.by_spec) return callBySpec(index, std::move(state), callee, arguments, birth, out);
  std::vector<FunctionRef> bodies = program_.definitionsFor(callee, ref_.unit);
  if (!bodies.empty()) return callBody(index, std::move(state), callee, bodies, arguments, birth, out);
  callUnknown(index, std::move(state), &global, arguments, out);
}

}  // namespace connleak
