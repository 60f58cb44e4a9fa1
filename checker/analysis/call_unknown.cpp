// SPDX-License-Identifier: Apache-2.0
// A call of a function nobody knows: what it may have changed is forgotten, and what it does with the handle is told by
// its name.
#include <algorithm>

#include "checker/analysis/convention.h"
#include "checker/analysis/run.h"

namespace connleak {

void Run::havoc(uint32_t index, State &state, const Value &pointer, int64_t ordinal, unsigned depth, Reach reach) {
  if (!pointer.isSymbol() || depth > 2) return;
  const Instruction &i = function_.instructions[index];
  SymbolId object = pointer.id;
  if (symbols_[object].kind == SymbolKind::Global && program_.global(symbols_[object].a).variable) return;   // a constant
  if (symbols_[object].kind == SymbolKind::Global && program_.global(symbols_[object].a).is_jump_variable) return;
  StateView v = view(state);
  std::vector<SymbolId> carriers = v.carriers();
  auto carries = [&](const Value &value) {
    return value.isSymbol() && (symbols_[value.id].kind == SymbolKind::Handle ||
                                std::find(carriers.begin(), carriers.end(), value.id) != carriers.end());
  };
  std::vector<Value> below;
  bool is_part = reach.is_forward ? pointer.number != 0 || reach.bytes != 0 : pointer.number != 0 && (reach.bytes != 0 || symbols_[object].kind == SymbolKind::Local);
  int64_t first = is_part ? pointer.number : 0, last = is_part && reach.bytes != 0 ? first + reach.bytes : Range::kHighest;
  for (const auto &[cell, value] : state.memory)
    if (cell.object == object && !isDefault(cell.offset) && (!is_part || (cell.offset >= first && cell.offset < last)) && !carries(value))
      below.push_back(value);
  v.fillObject(object, first, last == Range::kHighest ? -1 : last - first, fresh(i, index, ordinal), true);
  for (size_t k = 0; k < below.size() && k < 8; ++k) {
    if (!below[k].isSymbol() || below[k].id == object || symbols_[below[k].id].kind == SymbolKind::Handle) continue;
    SymbolKind kind = symbols_[below[k].id].kind;
    if (kind == SymbolKind::Local || kind == SymbolKind::Heap) havoc(index, state, below[k], ordinal * 10 + k + 1, depth + 1, {});
  }
}

// Of memory that was never looked at, nothing has to be forgotten.
bool Run::isContentKnown(const State &state, SymbolId object) const {
  SymbolKind kind = symbols_[object].kind;
  if (kind == SymbolKind::Local || kind == SymbolKind::Heap || kind == SymbolKind::Global) return true;
  if (kind == SymbolKind::Handle) return false;
  auto at = state.memory.lowerBound({object, kWholeObject});
  if (at != state.memory.end() && at->first.object == object) return true;
  return std::any_of(state.constraints.begin(), state.constraints.end(), [&](const auto &entry) {
    return symbols_[entry.first].kind == SymbolKind::Initial && symbols_[entry.first].base == object; });
}

// How long the member or array is whose address an argument of a call is; 0: not known.
int64_t Run::bytesAt(uint32_t call, size_t argument) const {
  const Instruction &i = function_.instructions[call];
  if (argument + 1 >= i.operands.size() || i.operands[argument + 1].kind != Operand::Kind::Value) return 0;
  uint32_t made_by = body_.definition[i.operands[argument + 1].index];
  if (made_by == kNone) return 0;
  const Instruction &made = function_.instructions[made_by];
  return made.opcode == Opcode::Offset && made.operands.size() > 2 ? made.operands[2].number : 0;
}

// Where nothing but globals hold the handle, what the file's own variables say of it stays with it: nobody else can
// change them alone.
void Run::havocGlobals(uint32_t index, State &state) {
  auto stays = [&](SymbolId object) { return (is_again_ || is_group_) && program_.global(symbols_[object].a).is_internal; };
  std::vector<SymbolId> objects;
  for (const auto &[cell, value] : state.memory)
    if (symbols_[cell.object].kind == SymbolKind::Global && !stays(cell.object) && (objects.empty() || objects.back() != cell.object))
      objects.push_back(cell.object);
  for (size_t k = 0; k < objects.size(); ++k) havoc(index, state, Value::symbol(objects[k]), 5000 + objects[k], 2, {});
}

// A function, or an object that holds one: who gets it together with a handle may call it with the handle later.
bool Run::bringsFunction(const State &state, const Value &argument) {
  auto isFunction = [&](const Value &value) {
    return value.isSymbol() && value.number == 0 && symbols_[value.id].kind == SymbolKind::Global &&
           program_.global(symbols_[value.id].a).is_function;
  };
  if (isFunction(argument)) return true;
  if (!argument.isSymbol()) return false;
  return std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) {
    return entry.first.object == argument.id && isFunction(entry.second); });
}

void Run::callUnknown(uint32_t index, State state, const GlobalInfo *callee, const std::vector<Value> &arguments, States &out) {
  const Instruction &i = function_.instructions[index];
  StateView v = view(state);
  std::string name = callee ? callee->qualified : "";
  bool knows = callee && (callee->effect.borrows(resource_) || callee->effect.pure || callee->effect.constant);
  bool passes_function = false;
  for (const Value &argument : arguments) passes_function |= bringsFunction(state, argument);
  for (size_t k = 0; k < arguments.size(); ++k) {
    const Value &argument = arguments[k];
    if (!argument.isSymbol()) continue;
    const Symbol &symbol = symbols_[argument.id];
    if (isObserving(state) && v.leadsToHandle(argument) && !knows) {
      if (callee) engine_.noteUnread(callee->name);
      Custom custom = callee ? customOf(name, k, arguments.size()) : Custom::Borrows;
      if (!callee) {
        // Through a pointer that is not known: it could be anything, and silence is the honest answer.
        if (isHeld(state)) escape(state, index, "is handed to an unknown function");
      } else if (custom != Custom::Borrows || passes_function) {
        state.handle.was_linked |= callee && mayBeLinkedBy(*callee, arguments);
        if (isHeld(state)) escape(state, index, "is handed to " + name + "()");
        else if (state.handle.status == HandleStatus::Released) { is_dropped_ = true; return; }
      } else if (isHeld(state) && state.handle.unknown_callees < 2 && !callee->in_system_header) {
        ++state.handle.unknown_callees;
      }
      if (is_dropped_) return;
    }
    if (callee && callee->onlyReads(k)) continue;
    if (callee && mayBeLinkedBy(*callee, arguments)) giveAway(index, state, argument.id, k);
    invalidatePure(index, state, argument, false);
    if (symbol.kind != SymbolKind::Handle) havoc(index, state, argument, 100 + 40 * k, 0, {bytesAt(index, k), callee && callee->in_system_header});
  }
  if (!callee || passes_function || !callee->in_system_header) havocGlobals(index, state);
  throwCopy(index, state, callee, out);
  if (i.result != kNone)
    for (uint32_t k = 0; k < std::max<uint32_t>(1, i.result_count); ++k) state.values.set(i.result + k, fresh(i, index, k));
  out.push_back(std::move(state));
}

}  // namespace connleak
