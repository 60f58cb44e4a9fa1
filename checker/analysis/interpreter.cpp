// SPDX-License-Identifier: Apache-2.0
// What each kind of instruction does to a state. Calls are in calls.cpp, the ways out in exits.cpp, and what becomes of the
// handle is in losses.cpp.
#include <algorithm>

#include "checker/analysis/run.h"

namespace connleak {

Value Run::eval(const Operand &operand, const State &state) {
  switch (operand.kind) {
    case Operand::Kind::Unknown: return Value::unknown();
    case Operand::Kind::Integer: return Value::integer(operand.number);
    case Operand::Kind::Symbol:
      return Value::symbol(symbols_.global(program_.globalOf(ref_.unit, operand.index)), operand.number);
    case Operand::Kind::Value: break;
  }
  if (body_.is_local[operand.index]) return Value::symbol(symbols_.local(operand.index));
  if (const Value *value = state.values.find(operand.index)) return *value;
  return Value::unknown();
}

void Run::setResult(const Instruction &i, State &state, Value value) {
  if (i.result != kNone) state.values.set(i.result, value);
}

Value Run::fresh(const Instruction &i, uint32_t index, int64_t ordinal, SymbolKind kind) {
  return Value::symbol(symbols_.intern(kind, 0, index, ordinal, body_.block_of[index]));
}

void Run::dropDying(uint32_t index, State &state) {
  for (uint32_t value : body_.dying[index]) state.values.erase(value);
}

// ---------------------------------------------------------------- dispatch

// Behind a `goto` the statements at its label run before the scope ends: the jump is not the reason any more. Behind
// the others only what the compiler put there is loaded.
static bool endsStatement(const Instruction &i, const State &state) {
  return (i.opcode == Opcode::Call && !i.is_cleanup) || i.opcode == Opcode::Compare || i.opcode == Opcode::CopyMemory ||
         (i.opcode == Opcode::Load && i.jump == JumpKind::None && state.jump_is_goto);
}

void Run::step(uint32_t index, State &state, States &out) {
  const Instruction &i = function_.instructions[index];
  if (endsStatement(i, state)) state.jump_place = 0;
  switch (i.opcode) {
    case Opcode::Load: load(i, index, state); break;
    case Opcode::Store: store(i, index, state); break;
    case Opcode::Offset: {
      Value address = eval(i.operands[0], state);
      // From some element to the next one is some element again.
      bool stays = i.is_step && address.isSymbol() && symbols_.isElement(address.id);
      if (stays) address.id = symbols_.someElement(address.id);
      if (!stays && (address.isSymbol() || address.isInteger())) address.number += i.operands[1].number;
      setResult(i, state, address);
      break;
    }
    case Opcode::Element: element(i, state); break;
    case Opcode::Compare: compare(i, state); break;
    case Opcode::Arithmetic: arithmetic(i, index, state); break;
    case Opcode::Convert: convert(i, state); break;
    case Opcode::Select: return select(i, state, out);
    case Opcode::Call: {
      std::vector<Value> none;
      return call(index, std::move(state), Birth{}, out);
    }
    case Opcode::CopyMemory: copyMemory(i, state); break;
    case Opcode::FillMemory: fillMemory(i, state); break;
    case Opcode::ScopeEnd: scopeEnd(i, index, state); break;
    case Opcode::AtomicUpdate:
      if (i.arithmetic == Arithmetic::CompareExchange) return compareExchange(i, index, std::move(state), out);
      atomicUpdate(i, index, state);
      break;
    case Opcode::Other:
      if (i.result != kNone)
        for (uint32_t k = 0; k < std::max<uint32_t>(1, i.result_count); ++k)
          state.values.set(i.result + k, fresh(i, index, k));
      break;
    case Opcode::Unreachable: is_dropped_ = true; break;
    case Opcode::Allocate: case Opcode::Phi: case Opcode::ScopeBegin: break;
    case Opcode::LandingPad: return enterLandingPad(i, index, std::move(state), out);
    case Opcode::Throw: throwHere(i, index, state); break;
    case Opcode::Catch: catchHere(i, index, state); break;
    case Opcode::CatchEnd: leaveHandler(i, state); break;
    case Opcode::Jump: case Opcode::Branch: case Opcode::Switch: case Opcode::IndirectJump: case Opcode::Return:
    case Opcode::Resume: break;
  }
  if (!is_dropped_) out.push_back(std::move(state));
}

// ---------------------------------------------------------------- memory

// A constant table's content is in the program; an array's element may be any of its cells.
Value Run::loadCell(State &state, SymbolId object, int64_t offset, bool may_be_handle) {
  StateView v = view(state);
  const Symbol &symbol = symbols_[object];
  bool is_released = state.handle.status == HandleStatus::Released;
  bool is_told = v.writtenAt(object, offset) != nullptr;
  // What one element of many was is gone; the next one loaded may be another.
  if (is_released && (symbols_.isSummary(object) || (symbol.kind == SymbolKind::At && !is_told))) {
    Value value = v.load(object, offset);
    return v.leadsToHandle(value) ? Value::unknown() : value;
  }
  if (symbol.kind == SymbolKind::Global && !is_told) {
    const GlobalInfo &global = program_.global(symbol.a);
    if (global.variable) {
      for (const InitialCell &cell : global.variable->cells)
        if (cell.offset == offset) return initialValue(global, cell);
      bool is_inside = std::any_of(global.variable->cells.begin(), global.variable->cells.end(), [&](const InitialCell &cell) {
        return offset > cell.offset && offset < cell.offset + 8; });
      if (global.variable->is_zero && !is_inside) return Value::integer(0);
    }
  }
  if (isObserving(state) && symbols_.isElement(object) && !(symbol.kind == SymbolKind::At && is_told)) {
    SymbolId some = symbols_.someElement(object), array = symbols_[some].base;
    int64_t first = symbols_[some].a, bytes = symbols_.bytesOf(some);
    for (const auto &[cell, value] : state.memory) {
      bool is_sibling = cell.offset == offset && symbols_.someElement(cell.object) == some && !symbols_.areDifferentElements(cell.object, object);
      bool is_fixed = cell.object == array && cell.offset >= first && (bytes == 0 || cell.offset - first < bytes) && !symbols_.positionOf(object);
      if ((!is_sibling && !is_fixed) || !v.leadsToHandle(value)) continue;
      state.handle.was_visited = true;
      return value;
    }
  }
  if (isObserving(state) && !is_released && may_be_handle && !is_told) {
    // A fixed element of an array whose elements were written through an index.
    for (const auto &[cell, value] : state.memory) {
      const Symbol &holder = symbols_[symbols_.someElement(cell.object)];
      if (holder.kind != SymbolKind::Element || holder.base != object || holder.a > offset || !v.leadsToHandle(value)) continue;
      if (symbols_.positionOf(cell.object)) continue;   // elsewhere
      state.handle.was_visited = true;
      return value;
    }
  }
  return v.load(object, offset);
}

// There is nothing where null points to. What the caller passed is not null from here on, so that the caller knows it, too.
bool Run::mayBeUsed(State &state, const Value &address) {
  bool is_null = address.isInNullPage();
  if (address.isSymbol() && symbols_[address.id].kind == SymbolKind::Parameter)
    is_null = !view(state).assumeRange(Value::symbol(address.id), Range::except(0));
  if (is_null) is_dropped_ = true;
  return !is_null;
}

void Run::load(const Instruction &i, uint32_t index, State &state) {
  Value address = eval(i.operands[0], state);
  if (!mayBeUsed(state, address)) return;
  if (!address.isSymbol()) return setResult(i, state, Value::unknown());
  if (state.handle.status == HandleStatus::Released && symbols_[address.id].kind == SymbolKind::Handle) {
    recordMisuse(state, Rule::UseAfterRelease, index, "");
    return;
  }
  bool is_pointer_handle = program_.resource(resource_).valid_relation == Condition::Relation::NotEqual;
  Value value = loadCell(state, address.id, address.number, i.is_pointer == is_pointer_handle || i.is_pointer);
  if (isObserving(state) && view(state).isHandle(value) && symbols_.isSummary(address.id)) state.handle.was_visited = true;
  // Somebody else, a signal handler say, may have written it since.
  bool changes = i.is_volatile && symbols_[address.id].kind != SymbolKind::Local && !view(state).leadsToHandle(value);
  setResult(i, state, changes ? fresh(i, index, 0) : value);
}


void Run::store(const Instruction &i, uint32_t index, State &state) {
  Value value = eval(i.operands[0], state), address = eval(i.operands[1], state);
  stores_number_ = value.isInteger();
  if (i.place != 0) {   // else the compiler's own
    state.jump_place = i.jump != JumpKind::None ? i.place : 0;
    state.jump_is_goto = false;
  }
  if (!mayBeUsed(state, address)) return;
  if (!address.isSymbol()) {
    if (isHeld(state) && view(state).leadsToHandle(value)) escape(state, index, "stored through a pointer that is not known");
    else if (value.isSymbol()) giveAway(index, state, value.id, 0);
    return;
  }
  if (state.handle.status == HandleStatus::Released && symbols_[address.id].kind == SymbolKind::Handle) {
    recordMisuse(state, Rule::UseAfterRelease, index, "");
    return;
  }
  store(index, state, address, value);
}

void Run::store(uint32_t index, State &state, const Value &address, const Value &value) {
  if (view(state).isGone(address.id)) {   // no right program comes here
    is_dropped_ = true;
    return;
  }
  if (isHeld(state) && symbols_.isSummary(address.id) && view(state).leadsToHandle(value)) state.handle.in_several = true;
  view(state).store(address.id, address.number, value);
  if (state.memory.size() > kMostCells) limitCells(function_.instructions[index], index, address.id, state);
}

// Of an object with very many cells, a table that is filled one by one, only those that lead to the handle stay apart.
void Run::limitCells(const Instruction &i, uint32_t index, SymbolId object, State &state) {
  auto first = state.memory.lowerBound({object, kWholeObject}), last = first;
  while (last != state.memory.end() && last->first.object == object) ++last;
  if (static_cast<size_t>(last - first) <= kMostCellsOfObject) return;
  StateView v = view(state);
  state.memory.eraseIf([&](const auto &entry) { return entry.first.object == object && !v.leadsToHandle(entry.second); });
  state.memory.set({object, kWholeObject}, fresh(i, index, 1));
}

void Run::element(const Instruction &i, State &state) {
  Value address = eval(i.operands[0], state);
  // Of null only its own place has a meaning.
  if (address == Value::integer(0)) return setResult(i, state, address);
  if (!address.isSymbol()) return setResult(i, state, Value::unknown());
  // p++ over an array the handle itself points to stays the handle; a handle is no array.
  if (symbols_[address.id].kind == SymbolKind::Handle) return setResult(i, state, address);
  Value by = eval(i.operands[1], state);
  int64_t stride = i.operands.size() > 2 ? i.operands[2].number : 0;
  // delete[] counts from what new[] wrote down. In a loop the next round has another index.
  uint32_t block = body_.block_of[&i - function_.instructions.data()];
  bool in_loop = std::any_of(body_.loops.begin(), body_.loops.end(), [&](const std::vector<bool> &loop) { return loop[block]; });
  // Bytes are no elements: the way from an object to its base, as a pointer to a member function tells it.
  if (!in_loop && by.isInteger() && stride == 1 && symbols_.region(address.id) == Region::Local && by.number >= 0)
    return setResult(i, state, Value::symbol(address.id, address.number + by.number));
  bool is_counted_out = !in_loop && by.isInteger() && stride > 0 && symbols_.region(address.id) == Region::Heap && !symbols_.isElement(address.id) &&
                        !symbols_.hasElements(address.id) && by.number >= 0 && by.number < Range::kHighest / stride - address.number;
  if (is_counted_out) return setResult(i, state, Value::symbol(address.id, address.number + by.number * stride));
  SymbolId element = symbols_.element(address.id, address.number, stride);
  symbols_.noteStride(element, stride);
  symbols_.noteBytes(element, i.operands.size() > 3 ? i.operands[3].number : 0);
  bool is_counted_on = symbols_.isElement(address.id) && symbols_.someElement(address.id) == element;
  setResult(i, state, Value::symbol(is_counted_on ? element : symbols_.elementAt(element, by)));
}

void Run::atomicUpdate(const Instruction &i, uint32_t index, State &state) {
  Value address = eval(i.operands[0], state);
  if (!address.isSymbol()) return setResult(i, state, Value::unknown());
  Value old = loadCell(state, address.id, address.number), by = eval(i.operands[1], state);
  Value now = i.arithmetic == Arithmetic::Exchange ? by : Value::unknown();
  bool is_counting = i.arithmetic == Arithmetic::Add || i.arithmetic == Arithmetic::Subtract;   // references, say
  if (is_counting && !old.isUnknown() && !by.isUnknown()) now = view(state).combine({i.arithmetic, i.width, 0, old, by});
  if (i.arithmetic != Arithmetic::Exchange && now.isUnknown()) now = fresh(i, index, 1);
  setResult(i, state, old);
  view(state).store(address.id, address.number, now);
}

// It finds what it expects and puts the new value there, or finds something else, which others put there meanwhile. That a weak
// one may fail for no reason shows nowhere but in how often a loop turns.
void Run::compareExchange(const Instruction &i, uint32_t index, State state, States &out) {
  Value address = eval(i.operands[0], state), by = eval(i.operands[1], state), expected = eval(i.operands[2], state);
  auto goOn = [&](State one, const Value &found, bool is_done) {
    if (!view(one).assume(view(one).compareValues(Relation::Equal, found, expected), is_done)) return;
    if (is_done && address.isSymbol()) store(index, one, address, by);
    else if (is_done && isHeld(one) && view(one).leadsToHandle(by)) escape(one, index, "stored through a pointer that is not known");
    if (std::exchange(is_dropped_, false)) return;
    if (i.result != kNone) one.values.set(i.result, found);
    if (i.result != kNone && i.result_count > 1) one.values.set(i.result + 1, Value::integer(is_done));
    out.push_back(std::move(one));
  };
  Value old = address.isSymbol() ? loadCell(state, address.id, address.number) : Value::unknown();
  bool is_ours = address.isSymbol() && symbols_.region(address.id) == Region::Local;   // nobody else writes there
  State failed = state;
  Value other = is_ours || view(failed).leadsToHandle(old) ? old : fresh(i, index, 1);
  if (address.isSymbol() && other != old) view(failed).store(address.id, address.number, other);
  goOn(std::move(state), old, true);
  goOn(std::move(failed), other, false);
}

void Run::copyMemory(const Instruction &i, State &state) {
  Value to = eval(i.operands[0], state), from = eval(i.operands[1], state), length = eval(i.operands[2], state);
  int64_t bytes = length.isInteger() ? length.number : -1;
  view(state).copyMemory(state, to, from, bytes);
  if (to.isSymbol() && from.isSymbol()) copyConstant(state, to, from, bytes);
}

// The content of a constant, as of an initialiser, is in the program.
void Run::copyConstant(State &state, const Value &to, const Value &from, int64_t length) {
  const Symbol &symbol = symbols_[from.id];
  if (symbol.kind != SymbolKind::Global) return;
  const GlobalInfo &global = program_.global(symbol.a);
  if (!global.variable) return;
  if (global.variable->is_zero && from.number == 0) state.memory.set({to.id, kWholeObject}, Value::integer(0));
  for (const InitialCell &cell : global.variable->cells) {
    if (cell.offset < from.number || (length >= 0 && cell.offset >= from.number + length)) continue;
    view(state).store(to.id, to.number + cell.offset - from.number, initialValue(global, cell));
  }
}

Value Run::initialValue(const GlobalInfo &global, const InitialCell &cell) {
  if (cell.value.kind == Operand::Kind::Integer) return Value::integer(cell.value.number);
  if (cell.value.kind != Operand::Kind::Symbol) return Value::unknown();
  return Value::symbol(symbols_.global(program_.globalOf(global.variable_unit, cell.value.index)), cell.value.number);
}

void Run::fillMemory(const Instruction &i, State &state) {
  Value to = eval(i.operands[0], state), byte = eval(i.operands[1], state), length = eval(i.operands[2], state);
  if (!to.isSymbol()) return;
  bool zero = byte.isInteger() && byte.number == 0;
  view(state).fillObject(to.id, to.number, length.isInteger() ? length.number : -1, zero ? Value::integer(0) : Value::unknown());
}

void Run::scopeEnd(const Instruction &i, uint32_t index, State &state) {
  Value address = eval(i.operands[0], state);
  if (!address.isSymbol()) return;
  forgetVariable(state, address.id);
  if (isHeld(state)) checkLoss(state, LossKind::ScopeEnd, index);
}

// ---------------------------------------------------------------- numbers

void Run::arithmetic(const Instruction &i, uint32_t index, State &state) {
  Expression expression{i.arithmetic, i.width, 0, eval(i.operands[0], state), eval(i.operands[1], state)};
  if (i.operands.size() > 2) expression.detail = i.operands[2].number;
  bool is_known = !expression.left.isUnknown() && !expression.right.isUnknown();
  // The lowest bit of a pointer to a member function tells whether that is virtual: no function begins at an odd address.
  const Value &left = expression.left;
  bool is_function = left.isSymbol() && left.number == 0 && symbols_[left.id].kind == SymbolKind::Global && program_.global(symbols_[left.id].a).is_function;
  if (is_function && i.arithmetic == Arithmetic::And && expression.right == Value::integer(1)) return setResult(i, state, Value::integer(0));
  Value value = view(state).combine(expression);
  setResult(i, state, value.isUnknown() && is_known ? fresh(i, index, 0) : value);
}

void Run::compare(const Instruction &i, State &state) {
  Value left = eval(i.operands[0], state), right = eval(i.operands[1], state);
  // Behind the beginning of something: never null, or computing it had no meaning.
  bool is_inside = i.is_pointer && left.isSymbol() && left.number != 0 && right.isInteger() && right.number == 0;
  if (is_inside && (i.relation == Relation::Equal || i.relation == Relation::NotEqual))
    return setResult(i, state, Value::integer(i.relation == Relation::NotEqual));
  // (FILE *)-1 and the like: no handle.
  bool is_made_here = left.isSymbol() && left.number == 0 && (left.is(symbols_.handle()) || symbols_[symbols_.unaged(left.id)].kind == SymbolKind::Heap);
  bool is_sentinel = i.is_pointer && is_made_here && right.isInteger() && right.number != 0;
  if (is_sentinel && (i.relation == Relation::Equal || i.relation == Relation::NotEqual))
    return setResult(i, state, Value::integer(i.relation == Relation::NotEqual));
  if (std::optional<bool> answer = asksForReserved(i.relation, left, right, state)) return setResult(i, state, Value::integer(*answer));
  setResult(i, state, view(state).compareValues(i.relation, left, right));
}

// "Is it one of the standard streams?" The handle under observation is none of them.
std::optional<bool> Run::asksForReserved(Relation relation, const Value &left, const Value &right, const State &state) const {
  if (!isHeld(state) || !right.isInteger() || !left.is(symbols_.handle()) || left.number != 0) return std::nullopt;
  std::optional<int64_t> reserved = program_.resource(resource_).reserved;
  if (!reserved) return std::nullopt;
  bool is_one = right.number >= 0 && right.number <= *reserved;
  switch (relation) {
    case Relation::Equal: return is_one ? std::optional(false) : std::nullopt;
    case Relation::NotEqual: return is_one ? std::optional(true) : std::nullopt;
    case Relation::Greater: return right.number == *reserved ? std::optional(true) : std::nullopt;
    case Relation::GreaterEqual: return right.number == *reserved + 1 ? std::optional(true) : std::nullopt;
    case Relation::Less: return right.number == *reserved + 1 ? std::optional(false) : std::nullopt;
    case Relation::LessEqual: return right.number == *reserved ? std::optional(false) : std::nullopt;
    case Relation::UnsignedLess: case Relation::UnsignedLessEqual: case Relation::UnsignedGreater:
    case Relation::UnsignedGreaterEqual: return std::nullopt;
  }
  return std::nullopt;
}

// Numbers are kept as signed ones of their width. What is not known is taken to fit.
void Run::convert(const Instruction &i, State &state) {
  Value value = eval(i.operands[0], state);
  if (value.isInteger() && i.conversion == Conversion::Truncate) value.number = wrapped(value.number, i.width);
  if (i.conversion == Conversion::ZeroExtend && i.from_width > 1 && i.from_width < 64) {
    int64_t highest = static_cast<int64_t>((uint64_t(1) << i.from_width) - 1);
    if (value.isInteger()) value.number &= highest;
    if (value.isSymbol() && i.from_width <= 16) {
      State narrowed = state;
      if (view(narrowed).assumeRange(value, Range::between(0, highest))) state = std::move(narrowed);
    }
  }
  setResult(i, state, value);
}

void Run::select(const Instruction &i, State &state, States &out) {
  Value condition = eval(i.operands[0], state), yes = eval(i.operands[1], state), no = eval(i.operands[2], state);
  Truth truth = condition.isUnknown() ? Truth::Unknown : view(state).truthOf(condition);
  if (yes == no) truth = Truth::True;
  if (truth != Truth::Unknown) {
    setResult(i, state, truth == Truth::True ? yes : no);
    out.push_back(std::move(state));
    return;
  }
  State other = state;
  if (view(state).assume(condition, true)) { setResult(i, state, yes); out.push_back(std::move(state)); }
  if (view(other).assume(condition, false)) { setResult(i, other, no); out.push_back(std::move(other)); }
}

// ---------------------------------------------------------------- control

void Run::terminate(uint32_t index, State state) {
  const Instruction &i = function_.instructions[index];
  uint32_t block = body_.block_of[index];
  switch (i.opcode) {
    case Opcode::Jump:
      if (i.jump != JumpKind::None) {
        state.jump_place = i.place;
        state.jump_is_goto = i.jump == JumpKind::Goto;
      }
      return follow(std::move(state), block, i.targets.front());
    case Opcode::Branch: return branch(i, index, std::move(state), block);
    case Opcode::Switch: return switchTo(i, index, state, block);
    case Opcode::IndirectJump:
      for (uint32_t target : i.targets) follow(state, block, target);
      return;
    case Opcode::Return: return leave(i, index, std::move(state));
    case Opcode::Throw:
      is_dropped_ = false;
      throwHere(i, index, state);
      if (!is_dropped_) unwind(index, std::move(state));
      return;
    case Opcode::Call: {  // with a way on of its own for what it throws
      States out;
      call(index, std::move(state), Birth{}, out);
      unwindThrown(index, 0, out);
      for (State &one : out) {
        dropDying(index, one);
        is_dropped_ = false;
        if (isHeld(one)) checkLoss(one, LossKind::CallEnd, index);
        if (!is_dropped_ && !i.targets.empty()) follow(std::move(one), block, i.targets.front());
      }
      return;
    }
    case Opcode::Resume: return leaveByThrow(index, std::move(state));
    case Opcode::Unreachable: return;
    default: return;  // a block that ends in nothing we know ends the path
  }
}

// What a callee said, as it was or compared.
bool Run::isAnswerOf(const Operand &operand, uint32_t call) const {
  if (operand.kind != Operand::Kind::Value) return false;
  uint32_t made_by = body_.definition[operand.index];
  if (made_by == call) return true;
  if (made_by == kNone) return false;
  const Instruction &made = function_.instructions[made_by];
  bool is_plain = made.opcode == Opcode::Convert || made.opcode == Opcode::Compare || made.opcode == Opcode::Arithmetic;
  return is_plain && std::any_of(made.operands.begin(), made.operands.end(), [&](const Operand &from) { return isAnswerOf(from, call); });
}

void Run::branch(const Instruction &i, uint32_t index, State state, uint32_t block) {
  Value condition = eval(i.operands[0], state);
  Truth truth = condition.isUnknown() ? Truth::Unknown : view(state).truthOf(condition);
  bool asksForked = state.forked != kNone && isAnswerOf(i.operands[0], state.forked);
  for (bool way : {true, false}) {
    if (truth != Truth::Unknown && (truth == Truth::True) != way) continue;
    State next = way && truth == Truth::Unknown ? state : std::move(state);   // NOLINT(bugprone-use-after-move): in the last round only
    if (truth == Truth::Unknown && !view(next).assume(condition, way)) {
      if (!way) return;
      continue;
    }
    next.jump_place = 0;
    if (kind_ != RunKind::Base && isObserving(next) && !isLossOpen(next)) {
      PathNode node;
      node.parent = next.path;
      node.place = i.place;
      node.fact = i.fact;
      node.instruction = index;
      node.choice = way;
      path_.push_back(node);
      next.path = path_.size() - 1;
    }
    follow(std::move(next), block, i.targets[way ? 0 : 1], truth != Truth::Unknown && !asksForked);
    if (truth != Truth::Unknown) return;
  }
}

void Run::switchTo(const Instruction &i, uint32_t index, const State &state, uint32_t block) {
  Value value = eval(i.operands[0], state);
  auto note = [&](State &next, std::string text, int64_t choice) {
    next.jump_place = 0;
    if (kind_ == RunKind::Base || !isObserving(next) || isLossOpen(next)) return;
    uint32_t node = pathNode(next, StepKind::Branch, i.place, std::move(text));
    path_[node].instruction = index;
    path_[node].choice = choice;
  };
  const SourceFact *fact = factOf(i);
  bool of_source = fact != nullptr;  // else a switch of the compiler's own, over where to go after cleanups
  State rest = state;
  bool rest_possible = true;
  for (size_t k = 1; k < i.operands.size(); ++k) {
    Range one = Range::only(i.operands[k].number);
    State next = state;
    if (view(next).assumeRange(value, one)) {
      uint32_t jump = next.jump_place;
      note(next, of_source ? "'" + fact->expression + "' is " + std::to_string(i.operands[k].number) : "", k);
      if (!of_source) next.jump_place = jump;
      follow(std::move(next), block, i.targets[k]);
    }
    if (rest_possible) rest_possible = view(rest).assumeRange(value, Range::except(i.operands[k].number));
  }
  if (!rest_possible) return;
  uint32_t jump = rest.jump_place;
  note(rest, of_source ? "'" + fact->expression + "' is none of the cases" : "", 0);
  if (!of_source) rest.jump_place = jump;
  follow(std::move(rest), block, i.targets.front());
}

}  // namespace connleak
