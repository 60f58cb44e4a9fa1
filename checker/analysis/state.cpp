// SPDX-License-Identifier: Apache-2.0
// Constraints and memory of a state. Memory is a map from (object, offset) to value; a cell that is missing holds the
// object's initial content, which is named lazily. Objects are local variables, memory allocated here, and everything
// outside (parameters' pointees, globals, what unknown functions returned): the last is reachable by others, so a
// handle stored there is not lost.
#include "checker/analysis/state.h"

#include <algorithm>

namespace connleak {

static constexpr uint32_t kDeepest = 8;  // initial contents of initial contents of …

// ---------------------------------------------------------------- constraints

Range StateView::rangeOf(const Value &value) const {
  switch (value.kind) {
    case Value::Kind::Unknown: return Range::any();
    case Value::Kind::Integer: return Range::only(value.number);
    case Value::Kind::Condition: {
      Truth truth = truthOf(value);
      return truth == Truth::Unknown ? Range::between(0, 1) : Range::only(truth == Truth::True);
    }
    case Value::Kind::Symbol: break;
  }
  if (symbols_.isAddress(value.id)) return Range::between(1, Range::kHighest);
  const Range *known = state_.constraints.find(value.id);
  if (symbols_[value.id].kind == SymbolKind::Pure)
    if (const int64_t *answer = symbols_.answerOfNull(value.id))
      if (rangeOf(Value::symbol(symbols_[value.id].base)) == Range::only(0)) return Range::only(*answer).shifted(value.number);
  if (symbols_[value.id].kind == SymbolKind::Derived) {
    const Expression &e = symbols_.expressionOf(value.id);
    Range made = evaluate(e.operation, e.width, rangeOf(e.left), rangeOf(e.right));
    return (known ? known->meet(made) : made).shifted(value.number);
  }
  return known ? known->shifted(value.number) : Range::any();
}

// Addresses of different objects differ; offsets into one object compare as numbers. A handle that was acquired here is
// none that was there before.
std::optional<Truth> StateView::compareAddresses(const Comparison &c) const {
  if (!c.left.isSymbol() || !c.right.isSymbol()) return std::nullopt;
  if (c.left.id == c.right.id)
    return compare(c.relation, Range::only(c.left.number), Range::only(c.right.number));
  if (c.relation != Relation::Equal && c.relation != Relation::NotEqual) return std::nullopt;
  auto isHandle = [&](SymbolId id) { return symbols_[id].kind == SymbolKind::Handle; };
  auto isFresh = [&](SymbolId id) {
    SymbolKind kind = symbols_[id].kind;
    return kind == SymbolKind::Local || kind == SymbolKind::Global || kind == SymbolKind::Handle;
  };
  bool differ = (isFresh(c.left.id) && isFresh(c.right.id)) ||
                (isHandle(c.left.id) && symbols_.isOlderThanHandle(c.right.id)) ||
                (isHandle(c.right.id) && symbols_.isOlderThanHandle(c.left.id));
  if (!differ) return std::nullopt;
  return c.relation == Relation::Equal ? Truth::False : Truth::True;
}

static uint8_t ordersAllowedBy(Relation relation) {
  switch (relation) {
    case Relation::Equal: return kEqual;
    case Relation::NotEqual: return kLess | kGreater;
    case Relation::Less: case Relation::UnsignedLess: return kLess;
    case Relation::LessEqual: case Relation::UnsignedLessEqual: return kLess | kEqual;
    case Relation::Greater: case Relation::UnsignedGreater: return kGreater;
    case Relation::GreaterEqual: case Relation::UnsignedGreaterEqual: return kGreater | kEqual;
  }
  return kAnyOrder;
}

static bool isUnsigned(Relation relation) {
  switch (relation) {
    case Relation::UnsignedLess: case Relation::UnsignedLessEqual: case Relation::UnsignedGreater:
    case Relation::UnsignedGreaterEqual: return true;
    case Relation::Equal: case Relation::NotEqual: case Relation::Less: case Relation::LessEqual: case Relation::Greater:
    case Relation::GreaterEqual: return false;
  }
  return false;
}

static uint8_t turned(uint8_t order) {
  return (order & kEqual) | (order & kLess ? kGreater : 0) | (order & kGreater ? kLess : 0);
}

uint8_t StateView::orderOf(const Value &left, const Value &right, bool is_unsigned) const {
  bool turn = right < left;
  const uint8_t *order = state_.orders.find(turn ? ValuePair{right, left, is_unsigned} : ValuePair{left, right, is_unsigned});
  if (!order) return kAnyOrder;
  return turn ? turned(*order) : *order;
}

Truth StateView::truthOf(const Value &value) const {
  if (!value.isCondition()) return compare(Relation::NotEqual, rangeOf(value), Range::only(0));
  const Comparison &c = symbols_.comparison(value.id);
  if (auto known = compareAddresses(c)) return *known;
  Truth truth = compare(c.relation, rangeOf(c.left), rangeOf(c.right));
  if (truth != Truth::Unknown || state_.orders.empty()) return truth;
  uint8_t may = orderOf(c.left, c.right, isUnsigned(c.relation)), wanted = ordersAllowedBy(c.relation);
  // Equal and different are the same with and without sign.
  uint8_t other = orderOf(c.left, c.right, !isUnsigned(c.relation));
  if (other == kEqual) may &= kEqual;
  if (!(other & kEqual)) may &= ~kEqual;
  if (!(may & wanted)) return Truth::False;
  return may & ~wanted ? Truth::Unknown : Truth::True;
}

constexpr size_t kMostOrders = 24;

bool StateView::assumeOrder(const Value &left, const Value &right, Relation relation) {
  if (!left.isSymbol() || !right.isSymbol() || left.id == right.id) return true;
  bool turn = right < left;
  ValuePair pair = turn ? ValuePair{right, left, isUnsigned(relation)} : ValuePair{left, right, isUnsigned(relation)};
  uint8_t now = orderOf(pair.left, pair.right, pair.is_unsigned);
  uint8_t both = now & (turn ? turned(ordersAllowedBy(relation)) : ordersAllowedBy(relation));
  if (both == 0) return false;
  if (both != now && state_.orders.size() < kMostOrders) state_.orders.set(pair, both);
  return true;
}

bool StateView::assumeSymbol(SymbolId symbol, const Range &range) {
  if (range.isAny()) return true;
  Range both = rangeOf(Value::symbol(symbol)).meet(range);
  if (both.isEmpty()) return false;
  if (!symbols_.isAddress(symbol)) state_.constraints.set(symbol, both);
  if (symbols_[symbol].kind == SymbolKind::Pure)
    if (const int64_t *answer = symbols_.answerOfNull(symbol); answer && !both.contains(*answer))
      return assumeSymbol(symbols_[symbol].base, Range::except(0));
  if (symbols_[symbol].kind != SymbolKind::Derived) return true;
  Expression expression = symbols_.expressionOf(symbol);
  return assumeOperands(expression, both);
}

// What the result says of the operands.
bool StateView::assumeOperands(const Expression &e, const Range &result) {
  Range left = rangeOf(e.left), right = rangeOf(e.right);
  bool is_zero = result == Range::only(0), is_set = result.isNeverZero();
  bool are_truths = left.isBoolean() && right.isBoolean();
  switch (e.operation) {
    case Arithmetic::And:
      if (are_truths && is_set) return assume(e.left, true) && assume(e.right, true);
      if (are_truths && is_zero && left.isNeverZero()) return assume(e.right, false);
      if (are_truths && is_zero && right.isNeverZero()) return assume(e.left, false);
      if (!right.isSingle()) return true;
      if (result.isSingle()) return assumeRange(e.left, Range::withBits(right.low(), result.low()));
      if (is_set && (right.low() & (right.low() - 1)) == 0) return assumeRange(e.left, Range::withBits(right.low(), right.low()));
      return true;
    case Arithmetic::Or:
      if (is_zero) return assumeRange(e.left, Range::only(0)) && assumeRange(e.right, Range::only(0));
      if (is_set && left == Range::only(0)) return assume(e.right, true);
      if (is_set && right == Range::only(0)) return assume(e.left, true);
      return true;
    case Arithmetic::Xor:
      if (!right.isSingle()) return true;
      if (result.isSingle()) return assumeRange(e.left, Range::only(result.low() ^ right.low()));
      if (is_set) return assumeRange(e.left, Range::except(right.low()));
      return true;
    case Arithmetic::Subtract:
      return !left.isSingle() || assumeRange(e.right, result.negated().shifted(left.low()));
    case Arithmetic::Add: case Arithmetic::Multiply: case Arithmetic::Divide: case Arithmetic::Remainder:
    case Arithmetic::UnsignedDivide: case Arithmetic::UnsignedRemainder: case Arithmetic::ShiftLeft: case Arithmetic::ShiftRight:
    case Arithmetic::UnsignedShiftRight: case Arithmetic::FloatCompare: case Arithmetic::Exchange: case Arithmetic::Other:
      return true;
  }
  return true;
}

bool StateView::assumeRange(const Value &value, const Range &range) {
  switch (value.kind) {
    case Value::Kind::Unknown: return true;
    case Value::Kind::Integer: return range.contains(value.number);
    case Value::Kind::Symbol: {
      int64_t back = value.number == Range::kLowest ? 0 : -value.number;
      return assumeSymbol(value.id, range.shifted(back));
    }
    case Value::Kind::Condition:
      if (!range.contains(0)) return assume(value, true);
      if (!range.contains(1)) return assume(value, false);
      return true;
  }
  return true;
}

bool StateView::assume(const Value &value, bool truth) {
  if (value.isCondition()) {
    Comparison comparison = symbols_.comparison(value.id);
    return assumeComparison(comparison, truth);
  }
  return assumeRange(value, truth ? Range::except(0) : Range::only(0));
}

bool StateView::assumeOrders(const Value &left, const Value &right, uint8_t order, bool is_unsigned) {
  if (left.isUnknown() || right.isUnknown()) return true;
  switch (order) {
    case kLess: return assumeComparison({is_unsigned ? Relation::UnsignedLess : Relation::Less, left, right}, true);
    case kLess | kEqual: return assumeComparison({is_unsigned ? Relation::UnsignedLessEqual : Relation::LessEqual, left, right}, true);
    case kGreater: return assumeComparison({is_unsigned ? Relation::UnsignedGreater : Relation::Greater, left, right}, true);
    case kGreater | kEqual: return assumeComparison({is_unsigned ? Relation::UnsignedGreaterEqual : Relation::GreaterEqual, left, right}, true);
    case kEqual: return assumeComparison({Relation::Equal, left, right}, true);
    case kLess | kGreater: return assumeComparison({Relation::NotEqual, left, right}, true);
    default: return true;
  }
}

// The values x can take given `x relation y` and y's range.
static Range boundedBy(Relation relation, const Range &y, bool known_not_negative) {
  switch (relation) {
    case Relation::Equal: return y;
    case Relation::NotEqual: return y.isSingle() ? Range::except(y.low()) : Range::any();
    case Relation::Less: case Relation::LessEqual:
      return y.high() == Range::kHighest ? Range::any() : Range::satisfying(relation, y.high(), false);
    case Relation::Greater: case Relation::GreaterEqual:
      return y.low() == Range::kLowest ? Range::any() : Range::satisfying(relation, y.low(), false);
    case Relation::UnsignedLess: case Relation::UnsignedLessEqual:
      return y.low() >= 0 ? Range::satisfying(relation, y.high(), known_not_negative) : Range::any();
    case Relation::UnsignedGreater: case Relation::UnsignedGreaterEqual:
      return y.low() >= 0 ? Range::satisfying(relation, y.low(), known_not_negative) : Range::any();
  }
  return Range::any();
}

bool StateView::assumeComparison(const Comparison &c, bool truth) {
  Truth known = truthOf(Value::condition(symbols_.condition(c)));
  if (known != Truth::Unknown) return (known == Truth::True) == truth;
  Relation relation = truth ? c.relation : inverse(c.relation);
  // (a == b) == 0 and the like: a comparison compared with a constant
  if (c.left.isCondition() && c.right.isInteger()) {
    Range holds = Range::satisfying(relation, c.right.number, true);
    return assumeRange(c.left, holds);
  }
  Range left = rangeOf(c.left), right = rangeOf(c.right);
  if (!assumeRange(c.left, boundedBy(relation, right, left.low() >= 0))) return false;
  if (!assumeRange(c.right, boundedBy(mirrored(relation), left, right.low() >= 0))) return false;
  return assumeOrder(c.left, c.right, relation);
}

Value StateView::compareValues(Relation relation, const Value &left, const Value &right) {
  if (left.isUnknown() || right.isUnknown()) return Value::unknown();
  if (left.isCondition() && right.isInteger() && (relation == Relation::Equal || relation == Relation::NotEqual)) {
    if (right.number != 0 && right.number != 1) return Value::integer(relation == Relation::NotEqual);
    bool same = (relation == Relation::NotEqual) == (right.number == 0);
    if (same) return left;
    Comparison c = symbols_.comparison(left.id);
    c.relation = inverse(c.relation);
    return Value::condition(symbols_.condition(c));
  }
  Value condition = Value::condition(symbols_.condition({relation, left, right}));
  Truth truth = truthOf(condition);
  return truth == Truth::Unknown ? condition : Value::integer(truth == Truth::True);
}

// ---------------------------------------------------------------- arithmetic

constexpr uint32_t kDeepestExpression = 8;

static bool isCommutative(Arithmetic operation) {
  switch (operation) {
    case Arithmetic::Add: case Arithmetic::Multiply: case Arithmetic::And: case Arithmetic::Or: case Arithmetic::Xor: return true;
    case Arithmetic::Subtract: case Arithmetic::Divide: case Arithmetic::Remainder: case Arithmetic::UnsignedDivide:
    case Arithmetic::UnsignedRemainder: case Arithmetic::ShiftLeft: case Arithmetic::ShiftRight: case Arithmetic::UnsignedShiftRight:
    case Arithmetic::FloatCompare: case Arithmetic::Exchange: case Arithmetic::Other: return false;
  }
  return false;
}

Value StateView::combine(const Expression &expression) {
  Expression e = expression;
  if (e.left.isUnknown() || e.right.isUnknown() || e.operation == Arithmetic::Other || e.operation == Arithmetic::Exchange)
    return Value::unknown();
  if (isCommutative(e.operation) && (e.left.isInteger() || (!e.right.isInteger() && e.right < e.left))) std::swap(e.left, e.right);
  Range result = evaluate(e.operation, e.width, rangeOf(e.left), rangeOf(e.right));
  if (result.isSingle()) return Value::integer(result.low());
  if (e.left.isInteger() && e.right.isInteger()) return Value::unknown();
  int64_t sum = 0;
  if (e.left.isSymbol() && e.right.isInteger()) {
    if (e.operation == Arithmetic::Add && !__builtin_add_overflow(e.left.number, e.right.number, &sum)) return Value::symbol(e.left.id, sum);
    if (e.operation == Arithmetic::Subtract && !__builtin_sub_overflow(e.left.number, e.right.number, &sum)) return Value::symbol(e.left.id, sum);
  }
  if (e.operation == Arithmetic::Subtract && e.left.isSymbol() && e.right.is(e.left.id) &&
      !__builtin_sub_overflow(e.left.number, e.right.number, &sum))
    return Value::integer(sum);
  if (Value simple = combineTruths(e); !simple.isUnknown()) return simple;
  if (Value simple = combineBits(e); !simple.isUnknown()) return simple;
  auto depth = [&](const Value &value) { return value.isSymbol() ? symbols_[value.id].depth : 0; };
  if (depth(e.left) >= kDeepestExpression || depth(e.right) >= kDeepestExpression) return Value::unknown();
  return Value::symbol(symbols_.expression(e));
}

// Of two that are 0 or 1.
Value StateView::combineTruths(const Expression &e) {
  if (e.left.isCondition() && e.operation == Arithmetic::Xor && e.right.isInteger() && (e.right.number == 1 || e.right.number == -1))
    return compareValues(Relation::Equal, e.left, Value::integer(0));
  bool is_and = e.operation == Arithmetic::And, is_or = e.operation == Arithmetic::Or;
  if (!is_and && !is_or) return Value::unknown();
  if (e.left == e.right) return e.left;
  if (!rangeOf(e.left).isBoolean() || !rangeOf(e.right).isBoolean()) return Value::unknown();
  for (bool left : {true, false}) {
    const Value &one = left ? e.left : e.right, &other = left ? e.right : e.left;
    Truth truth = truthOf(one);
    if (truth == Truth::Unknown) continue;
    if ((truth == Truth::True) == is_and) return other;
    return Value::integer(is_or);
  }
  return Value::unknown();
}

// With a constant on the right.
Value StateView::combineBits(const Expression &e) {
  if (!e.right.isInteger()) return Value::unknown();
  int64_t c = e.right.number;
  bool keeps = (c == 0 && (e.operation == Arithmetic::Or || e.operation == Arithmetic::Xor || e.operation == Arithmetic::ShiftLeft ||
                           e.operation == Arithmetic::ShiftRight || e.operation == Arithmetic::UnsignedShiftRight)) ||
               (c == -1 && e.operation == Arithmetic::And) ||
               (c == 1 && (e.operation == Arithmetic::Multiply || e.operation == Arithmetic::Divide || e.operation == Arithmetic::UnsignedDivide));
  if (keeps) return e.left;
  if (!e.left.isSymbol() || e.left.number != 0) return Value::unknown();
  const Symbol &symbol = symbols_[e.left.id];
  // A pointer without its tag bits: what is pointed to is aligned.
  bool clears_tag = e.operation == Arithmetic::And && c < 0 && c >= -16;
  if (clears_tag && (symbol.kind == SymbolKind::Handle || symbol.kind == SymbolKind::Heap || symbols_.isAddress(e.left.id))) return e.left;
  if (symbol.kind != SymbolKind::Derived) return Value::unknown();
  Expression inner = symbols_.expressionOf(e.left.id);
  if (!inner.right.isInteger()) return Value::unknown();
  int64_t a = inner.right.number;
  if (inner.operation == e.operation) {
    switch (e.operation) {
      case Arithmetic::And: inner.right.number = a & c; return combine(inner);
      case Arithmetic::Or: inner.right.number = a | c; return combine(inner);
      case Arithmetic::Xor: inner.right.number = a ^ c; return combine(inner);
      default: return Value::unknown();
    }
  }
  if (e.operation == Arithmetic::And && inner.operation == Arithmetic::Or && (a & c) == 0)
    return combine({Arithmetic::And, e.width, 0, inner.left, e.right});
  return Value::unknown();
}

// ---------------------------------------------------------------- memory

Value StateView::load(SymbolId object, int64_t offset) const {
  if (const Value *value = state_.memory.find({object, offset})) return *value;
  Value value = defaultAt(object, offset);
  return value.isInteger() && isWrittenByIndex(object, offset, value) ? Value::unknown() : value;
}

std::vector<Stretch> StateView::stretchesOf(SymbolId object) const {
  std::vector<Stretch> all;
  auto at = state_.memory.lowerBound({object, kWholeObject + 1});
  for (; at != state_.memory.end() && at->first.object == object && isDefault(at->first.offset); ++at) {
    int64_t start = stretchStart(at->first.offset);
    if (!isStretchEnd(at->first.offset)) all.push_back({start, Range::kHighest, at->second});
    else if (!all.empty() && all.back().start == start && at->second.isInteger()) all.back().end = at->second.number;
  }
  return all;
}

// What the content of a default says of a place so many bytes behind its beginning.
static Value contentAt(const Value &content, int64_t bytes, SymbolTable &symbols) {
  if (content.isInteger()) return content;
  if (content.isSymbol()) return Value::symbol(symbols.initial(content.id, content.number + bytes));
  return Value::unknown();
}

Value StateView::defaultAt(SymbolId object, int64_t offset) const {
  std::optional<Value> found;
  auto at = state_.memory.lowerBound({object, kWholeObject});
  if (at != state_.memory.end() && at->first.object == object && isDefault(at->first.offset)) {
    for (const Stretch &stretch : stretchesOf(object)) {
      if (offset < stretch.start || offset >= stretch.end) continue;
      Value here = contentAt(stretch.content, offset - stretch.start, symbols_);
      if (found && *found != here) return Value::unknown();
      found = here;
    }
    if (found) return *found;
    if (at->first.offset == kWholeObject) return contentAt(at->second, offset, symbols_);
  }
  if (symbols_[object].depth > kDeepest) return Value::unknown();
  return Value::symbol(symbols_.initial(object, offset));
}

// An element nobody knows which was given another value.
bool StateView::isWrittenByIndex(SymbolId object, int64_t offset, const Value &value) const {
  return std::any_of(state_.memory.begin(), state_.memory.end(), [&](const auto &entry) {
    const Symbol &element = symbols_[entry.first.object];
    if (element.kind != SymbolKind::Element || element.base != object || isDefault(entry.first.offset)) return false;
    int64_t bytes = symbols_.bytesOf(entry.first.object);
    return offset >= element.a + entry.first.offset && (bytes == 0 || offset < element.a + bytes) && entry.second != value;
  });
}

// Some element of an array is written: each of them may be the one.
void StateView::weakenCells(SymbolId element, int64_t offset, const Value &value) {
  if (leadsToHandle(value)) return;   // the other elements are others
  const Symbol symbol = symbols_[element];
  int64_t first = symbol.a + offset, bytes = symbols_.bytesOf(element);
  std::vector<Cell> weak;
  for (auto at = state_.memory.lowerBound({symbol.base, first}); at != state_.memory.end() && at->first.object == symbol.base; ++at) {
    if (bytes != 0 && at->first.offset >= symbol.a + bytes) break;
    if (at->second != value && !at->second.isUnknown() && !leadsToHandle(at->second)) weak.push_back(at->first);
  }
  Value any = Value::symbol(symbols_.initial(element, offset));
  for (const Cell &cell : weak) setCell(cell, any);
}

void StateView::store(SymbolId object, int64_t offset, const Value &value) {
  if (symbols_[object].kind == SymbolKind::Element) weakenCells(object, offset, value);
  if (symbols_.isSummary(object)) {
    // One of several cells: what was there may still be there. The handle stays findable.
    const Value *there = state_.memory.find({object, offset});
    if (there && leadsToHandle(*there)) return;
    if (there && *there != value && !leadsToHandle(value)) {
      setCell({object, offset}, Value::unknown());
      return;
    }
  }
  setCell({object, offset}, value);
}

void StateView::forgetObject(SymbolId object) {
  state_.memory.eraseIf([&](const auto &entry) { return symbols_.dependsOn(entry.first.object, object) &&
      (entry.first.object == object || symbols_[entry.first.object].kind == SymbolKind::Element); });
  // What was found there at entry stays a condition of being here.
  if (symbols_.region(object) == Region::Outside) return;
  state_.constraints.eraseIf([&](const auto &entry) {
    return entry.first != object && symbols_[entry.first].kind == SymbolKind::Initial && symbols_[entry.first].base == object;
  });
}

void StateView::freeObject(SymbolId object) {
  forgetObject(object);
  if (symbols_.region(object) == Region::Outside) state_.freed.set(object, true);
}

constexpr size_t kMostStretches = 8;

void StateView::fillObject(SymbolId object, int64_t offset, int64_t length, const Value &with, bool keep_handle) {
  int64_t end = length < 0 || offset > Range::kHighest - length ? Range::kHighest : offset + length;
  bool all = offset <= 0 && end == Range::kHighest;
  std::vector<Stretch> stretches = stretchesOf(object);
  state_.memory.eraseIf([&](const auto &entry) {
    if (entry.first.object != object) return false;
    if (isDefault(entry.first.offset)) return all || entry.first.offset != kWholeObject;
    if (!all && (entry.first.offset < offset || entry.first.offset >= end)) return false;
    return !keep_handle || !leadsToHandle(entry.second);
  });
  if (all) return state_.memory.set({object, kWholeObject}, with);
  std::erase_if(stretches, [&](const Stretch &s) { return s.start >= offset && s.end <= end; });
  // What is covered in part only is not known any more.
  for (Stretch &s : stretches)
    if (s.start < end && s.end > offset && s.content != with) s.content = Value::unknown();
  bool is_named = offset >= 0 && offset < kLastStretch;
  if (is_named) stretches.push_back({offset, end, with});
  if (!is_named || stretches.size() > kMostStretches) return state_.memory.set({object, kWholeObject}, Value::unknown());
  for (const Stretch &s : stretches) {
    state_.memory.set({object, stretchCell(s.start)}, s.content);
    state_.memory.set({object, stretchCell(s.start) + 1}, Value::integer(s.end));
  }
}

void StateView::copyMemory(const Value &to, const Value &from, int64_t length) {
  if (!to.isSymbol()) return;
  std::vector<std::pair<int64_t, Value>> moved;
  std::vector<Stretch> stretches;
  Value content = Value::unknown();
  if (from.isSymbol()) {
    int64_t end = length < 0 || from.number > Range::kHighest - length ? Range::kHighest : from.number + length;
    for (auto at = state_.memory.lowerBound({from.id, from.number}); at != state_.memory.end() && at->first.object == from.id; ++at)
      if (!isDefault(at->first.offset) && at->first.offset < end) moved.emplace_back(at->first.offset - from.number, at->second);
    for (Stretch s : stretchesOf(from.id)) {
      if (s.end <= from.number || s.start >= end) continue;
      int64_t skipped = std::max<int64_t>(0, from.number - s.start);
      if (s.content.isSymbol()) s.content.number += skipped;
      s.start += skipped;
      s.end = std::min(s.end, end);
      stretches.push_back(s);
    }
    // What was never written is named as the initial content of the source.
    const Value *whole = state_.memory.find({from.id, kWholeObject});
    content = whole ? *whole : Value::symbol(from.id);
    if (content.isSymbol()) content.number += from.number;
  }
  fillObject(to.id, to.number, length, content);
  for (const Stretch &s : stretches)
    fillObject(to.id, to.number + s.start - from.number, s.end == Range::kHighest ? -1 : s.end - s.start, s.content);
  for (const auto &[offset, value] : moved) store(to.id, to.number + offset, value);
}

// ---------------------------------------------------------------- the handle

bool StateView::isHandle(const Value &value) const {
  return value.isSymbol() && value.number == 0 && symbols_[value.id].kind == SymbolKind::Handle;
}

// A pointer with a tag in it can be told apart from its tag again.
static bool keepsOperands(const Expression &e) {
  return e.operation == Arithmetic::And || e.operation == Arithmetic::Or || e.operation == Arithmetic::Xor ||
         e.operation == Arithmetic::Add || e.operation == Arithmetic::Subtract;
}

std::vector<SymbolId> StateView::findCarriers() const {
  std::vector<SymbolId> found;
  auto carries = [&](auto &&self, const Value &value) -> bool {
    if (!value.isSymbol()) return false;
    const Symbol &symbol = symbols_[value.id];
    if (symbol.kind == SymbolKind::Handle) return true;
    if (symbol.kind == SymbolKind::Derived) return keepsOperands(symbols_.expressionOf(value.id)) && self(self, symbols_.expressionOf(value.id).left);
    return std::find(found.begin(), found.end(), value.id) != found.end();
  };
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto &[cell, value] : state_.memory) {
      if (!carries(carries, value)) continue;
      // The element of an array is found from the array.
      SymbolId object = cell.object;
      for (;;) {
        if (std::find(found.begin(), found.end(), object) == found.end()) { found.push_back(object); grew = true; }
        SymbolKind kind = symbols_[object].kind;
        if (kind != SymbolKind::Element && kind != SymbolKind::Initial) break;
        object = symbols_[object].base;
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

const std::vector<SymbolId> &StateView::carriers() const {
  static const std::vector<SymbolId> none;
  if (state_.handle.status == HandleStatus::None) return none;
  CarrierCache &cache = state_.cache;
  bool is_valid = cache.carriers && cache.identity == state_.memory.identity() && cache.version == state_.memory.version();
  if (!is_valid)
    cache = {std::make_shared<const std::vector<SymbolId>>(findCarriers()), state_.memory.identity(), state_.memory.version()};
  return *cache.carriers;
}

void StateView::setCell(const Cell &cell, const Value &value) {
  if (state_.handle.status == HandleStatus::None) return state_.memory.set(cell, value);
  carriers();
  const Value *there = state_.memory.find(cell);
  bool concerns_handle = leadsToHandle(value) || (there && leadsToHandle(*there));
  std::shared_ptr<const std::vector<SymbolId>> known = state_.cache.carriers;
  state_.memory.set(cell, value);
  if (!concerns_handle) state_.cache = {std::move(known), state_.memory.identity(), state_.memory.version()};
}

bool StateView::leadsToHandle(const Value &value) const {
  if (!value.isSymbol() || state_.handle.status == HandleStatus::None) return false;
  if (symbols_[value.id].kind == SymbolKind::Handle) return true;
  if (symbols_[value.id].kind == SymbolKind::Derived)
    return keepsOperands(symbols_.expressionOf(value.id)) && leadsToHandle(symbols_.expressionOf(value.id).left);
  const std::vector<SymbolId> &all = carriers();
  return std::binary_search(all.begin(), all.end(), value.id);
}

bool StateView::isReachable() const {
  for (SymbolId object : carriers())
    if (symbols_.region(object) != Region::Heap) return true;
  return std::any_of(state_.values.begin(), state_.values.end(), [&](const auto &entry) { return leadsToHandle(entry.second); });
}

// Objects of earlier rounds that lead to the handle: a variable that was joined over the rounds may stand for them.
std::vector<SymbolId> StateView::uncertainHolders() const {
  std::vector<SymbolId> holders;
  for (SymbolId object : carriers())
    if (symbols_.region(object) == Region::Heap && symbols_.unaged(object) != object) holders.push_back(object);
  return holders;
}

bool StateView::mayLeadToHandle(const Value &value) const {
  if (!value.isSymbol()) return false;
  std::vector<SymbolId> holders = uncertainHolders();
  return std::any_of(holders.begin(), holders.end(), [&](SymbolId holder) { return symbols_.mayBe(value.id, holder); });
}

bool StateView::mayBeReachable() const {
  std::vector<SymbolId> holders = uncertainHolders();
  if (holders.empty()) return false;
  auto mayLead = [&](const Value &value) {
    return value.isSymbol() && std::any_of(holders.begin(), holders.end(), [&](SymbolId holder) { return symbols_.mayBe(value.id, holder); });
  };
  return std::any_of(state_.memory.begin(), state_.memory.end(), [&](const auto &entry) { return mayLead(entry.second); }) ||
         std::any_of(state_.values.begin(), state_.values.end(), [&](const auto &entry) { return mayLead(entry.second); });
}

// ---------------------------------------------------------------- renaming

namespace {

class Renamer {
 public:
  explicit Renamer(SymbolTable &symbols) : symbols_(symbols) {}
  virtual ~Renamer() = default;

  SymbolId operator()(SymbolId id) {
    auto known = done_.find(id);
    if (known) return *known;
    SymbolId out = renamed(id);
    done_.set(id, out);
    return out;
  }
  Value operator()(const Value &value) {
    if (value.isSymbol()) return Value::symbol((*this)(value.id), value.number);
    if (!value.isCondition()) return value;
    Comparison c = symbols_.comparison(value.id);
    Value left = (*this)(c.left), right = (*this)(c.right);
    if (left == c.left && right == c.right) return value;
    return Value::condition(symbols_.condition({c.relation, left, right}));
  }

 protected:
  virtual SymbolId renamed(SymbolId id) = 0;
  // The same symbol over another base.
  SymbolId rebased(SymbolId id) {
    Symbol symbol = symbols_[id];
    switch (symbol.kind) {
      case SymbolKind::Derived: {
        Expression e = symbols_.expressionOf(id), before = e;
        e.left = (*this)(e.left);
        e.right = (*this)(e.right);
        return e == before ? id : symbols_.expression(e);
      }
      case SymbolKind::Initial: case SymbolKind::Element: case SymbolKind::Pure: break;
      default: return id;
    }
    SymbolId base = (*this)(symbol.base);
    if (base == symbol.base) return id;
    if (symbol.kind == SymbolKind::Element) {
      SymbolId element = symbols_.element(base, symbol.a, symbol.b);
      symbols_.noteBytes(element, symbols_.bytesOf(id));
      return element;
    }
    return symbols_.intern(symbol.kind, base, symbol.a, symbol.b, symbol.block);
  }
  SymbolTable &symbols_;

 private:
  FlatMap<SymbolId, SymbolId> done_;
};

class Ager : public Renamer {
 public:
  Ager(SymbolTable &symbols, const std::vector<bool> &in_loop, std::vector<SymbolId> holders)
      : Renamer(symbols), in_loop_(in_loop), holders_(std::move(holders)) {}

 private:
  SymbolId renamed(SymbolId id) override {
    Symbol symbol = symbols_[id];
    if (symbol.block == kNone || !in_loop_[symbol.block]) return rebased(id);
    bool holds = std::find(holders_.begin(), holders_.end(), id) != holders_.end();
    if (symbol.kind == SymbolKind::Handle) return id;
    return symbols_.intern(holds ? SymbolKind::Kept : SymbolKind::Old, id, 0, 0);
  }
  const std::vector<bool> &in_loop_;
  std::vector<SymbolId> holders_;
};

}  // namespace

template <typename Rename>
void StateView::renameOrders(Rename &&rename) {
  if (state_.orders.empty()) return;
  FlatMap<ValuePair, uint8_t>::Entries entries;
  for (const auto &[pair, order] : state_.orders) {
    ValuePair now{rename(pair.left), rename(pair.right), pair.is_unsigned};
    if (!now.left.isSymbol() || !now.right.isSymbol() || now.left.id == now.right.id) continue;
    if (now.right < now.left) entries.emplace_back(ValuePair{now.right, now.left, now.is_unsigned}, turned(order));
    else entries.emplace_back(now, order);
  }
  state_.orders.assign(std::move(entries));
}

constexpr unsigned kNoWay = ~0u;

// How many loads lie between a value and the handle; objects that do not lead to it are left out.
FlatMap<SymbolId, unsigned> StateView::hopsToHandle() const {
  FlatMap<SymbolId, unsigned> hops;
  if (state_.handle.status == HandleStatus::None) return hops;
  hops.set(symbols_.handle(), 0);
  for (unsigned round = 1, before = 0; before != hops.size() && round < 64; ++round) {
    before = hops.size();
    std::vector<SymbolId> found;
    for (const auto &[cell, value] : state_.memory) {
      if (!value.isSymbol() || !hops.find(value.id)) continue;
      for (SymbolId object = cell.object;; object = symbols_[object].base) {
        found.push_back(object);
        SymbolKind kind = symbols_[object].kind;
        if (kind != SymbolKind::Element && kind != SymbolKind::Initial) break;
      }
    }
    for (SymbolId object : found)
      if (!hops.find(object)) hops.set(object, round);
  }
  return hops;
}

void StateView::ageSymbols(const std::vector<bool> &in_loop) {
  std::vector<SymbolId> holders;
  for (const auto &[cell, value] : state_.memory)
    if (value.is(symbols_.handle())) holders.push_back(cell.object);
  Ager age(symbols_, in_loop, std::move(holders));
  // Two rounds of one object meet in one cell: unless they agree, nothing is known of it but the shorter way to the handle.
  struct Moved { Cell cell; Value value; unsigned hops; };
  std::vector<Moved> cells;
  FlatMap<SymbolId, unsigned> hops = hopsToHandle();
  for (const auto &[cell, value] : state_.memory) {
    const unsigned *distance = value.isSymbol() ? hops.find(value.id) : nullptr;
    cells.push_back({Cell{age(cell.object), cell.offset}, age(value), distance ? *distance : kNoWay});
  }
  std::stable_sort(cells.begin(), cells.end(), [](const Moved &a, const Moved &b) { return a.cell < b.cell; });
  std::vector<std::pair<Cell, Value>> merged;
  unsigned best = kNoWay;
  for (const Moved &moved : cells) {
    if (merged.empty() || merged.back().first != moved.cell) {
      merged.emplace_back(moved.cell, moved.value);
      best = moved.hops;
      continue;
    }
    Value &there = merged.back().second;
    if (best == kNoWay && moved.hops == kNoWay && there != moved.value) there = Value::unknown();
    if (moved.hops < best) { there = moved.value; best = moved.hops; }
  }
  state_.memory.assign(std::move(merged));
  std::vector<std::pair<SymbolId, Range>> ranges;
  for (const auto &[symbol, range] : state_.constraints) {
    SymbolId aged = age(symbol);
    if (aged != symbol && symbols_[aged].kind == SymbolKind::Old && state_.constraints.find(aged)) continue;
    ranges.emplace_back(aged, range);
  }
  state_.constraints.assign(std::move(ranges));
  renameOrders(age);
  FlatMap<SymbolId, bool>::Entries freed;
  for (const auto &[object, is_freed] : state_.freed) freed.emplace_back(age(object), is_freed);
  state_.freed.assign(std::move(freed));
  state_.values.transform([&](const Value &value) { return age(value); });
}

namespace {

class Substituter : public Renamer {
 public:
  Substituter(SymbolTable &symbols, SymbolId from, const Value &to) : Renamer(symbols), from_(from), to_(to) {}
  Value apply(const Value &value) {
    if (value.is(from_)) {
      Value out = to_;
      if (out.isSymbol() || out.isInteger()) out.number += value.number;
      return out;
    }
    if (value.isCondition()) {
      Comparison c = symbols_.comparison(value.id);
      Value left = apply(c.left), right = apply(c.right);
      if (left == c.left && right == c.right) return value;
      return Value::condition(symbols_.condition({c.relation, left, right}));
    }
    return (*this)(value);
  }

 private:
  SymbolId renamed(SymbolId id) override {
    if (id == from_) return to_.isSymbol() && to_.number == 0 ? to_.id : id;
    return rebased(id);
  }
  SymbolId from_;
  Value to_;
};

}  // namespace

void StateView::substitute(SymbolId symbol, const Value &by) {
  Substituter substitute(symbols_, symbol, by);
  std::vector<std::pair<Cell, Value>> cells;
  for (const auto &[cell, value] : state_.memory) {
    Cell moved{substitute(cell.object), cell.offset};
    Value now = substitute.apply(value);
    // Cells written through the joined name are newer than those of the object it turns out to be.
    if (moved.object != cell.object) cells.insert(cells.begin(), {moved, now});
    else cells.emplace_back(moved, now);
  }
  state_.memory.assign(std::move(cells));
  if (const Range *range = state_.constraints.find(symbol)) {
    Range known = *range;
    state_.constraints.erase(symbol);
    assumeRange(by, known);
  }
  renameOrders([&](const Value &value) { return substitute.apply(value); });
  state_.values.transform([&](const Value &value) { return substitute.apply(value); });
}

// What a value is made from; what was loaded from an object keeps that object.
void StateView::markUsed(const Value &value, SymbolTable::Marks &used) const {
  if (value.isCondition()) {
    const Comparison &c = symbols_.comparison(value.id);
    markUsed(c.left, used);
    markUsed(c.right, used);
    return;
  }
  if (!value.isSymbol()) return;
  for (SymbolId id = value.id; !used[id]; id = symbols_[id].base) {
    used.set(id);
    const Symbol &symbol = symbols_[id];
    if (symbol.kind == SymbolKind::Derived) {
      markUsed(symbols_.expressionOf(id).left, used);
      markUsed(symbols_.expressionOf(id).right, used);
      return;
    }
    if (symbol.kind != SymbolKind::Initial && symbol.kind != SymbolKind::Element && symbol.kind != SymbolKind::Pure) return;
  }
}

constexpr size_t kFewCells = 24;

void StateView::dropUnreferencedObjects() {
  if (state_.memory.size() < kFewCells) return;
  SymbolTable::Marks used(symbols_);
  for (const auto &[number, value] : state_.values) markUsed(value, used);
  auto rootOfObject = [&](SymbolId id) {
    while (symbols_[id].kind == SymbolKind::Initial || symbols_[id].kind == SymbolKind::Pure || symbols_[id].kind == SymbolKind::Element)
      id = symbols_[id].base;
    return id;
  };
  // Objects under a root that is in use are loadable; their content keeps others.
  struct Object { SymbolId id, root; bool is_marked; size_t first, last; };
  std::vector<Object> objects;
  size_t at = 0;
  for (const auto &[cell, value] : state_.memory) {
    if (objects.empty() || objects.back().id != cell.object) objects.push_back({cell.object, rootOfObject(cell.object), false, at, at});
    objects.back().last = ++at;
  }
  auto entries = state_.memory.begin();
  for (bool grew = true; grew;) {
    grew = false;
    for (Object &object : objects) {
      if (object.is_marked || !(used[object.root] || isLasting(object.root) || symbols_[object.root].kind == SymbolKind::Kept)) continue;
      object.is_marked = grew = true;
      for (size_t k = object.first; k < object.last; ++k) markUsed((entries + k)->second, used);
    }
  }
  if (std::all_of(objects.begin(), objects.end(), [](const Object &object) { return object.is_marked; })) return;
  size_t index = 0;
  state_.memory.eraseIf([&](const auto &entry) {
    while (objects[index].id != entry.first.object) ++index;
    return !objects[index].is_marked && !leadsToHandle(entry.second);
  });
}

void StateView::dropUnusedConstraints() {
  if (state_.constraints.size() + state_.orders.size() < 8) return;
  SymbolTable::Marks used(symbols_);
  auto mark = [&](auto &&self, const Value &value) -> void {
    if (value.isSymbol()) {
      if (used[value.id]) return;
      used.set(value.id);
      if (symbols_[value.id].kind != SymbolKind::Derived) return;
      self(self, symbols_.expressionOf(value.id).left);
      self(self, symbols_.expressionOf(value.id).right);
      return;
    }
    if (!value.isCondition()) return;
    const Comparison &c = symbols_.comparison(value.id);
    self(self, c.left);
    self(self, c.right);
  };
  for (const auto &[cell, value] : state_.memory) { used.set(cell.object); mark(mark, value); }
  for (const auto &[number, value] : state_.values) mark(mark, value);
  auto isUnused = [&](SymbolId id) {
    switch (symbols_[id].kind) {
      case SymbolKind::Result: case SymbolKind::Heap: case SymbolKind::Join: case SymbolKind::Old: case SymbolKind::Opened: return !used[id];
      case SymbolKind::Derived: {
        // What is still there may be combined again.
        const Expression &e = symbols_.expressionOf(id);
        for (const Value *operand : {&e.left, &e.right}) {
          if (!operand->isSymbol()) continue;
          SymbolId root = rootOf(operand->id);
          if (!used[root] && !isLasting(root)) return !used[id];
        }
        return false;
      }
      case SymbolKind::Pure: case SymbolKind::Initial: {
        // What memory outside held stays loadable; what a dead result held does not.
        SymbolId base = id;
        while (symbols_[base].kind == SymbolKind::Initial || symbols_[base].kind == SymbolKind::Pure) {
          if (used[base]) return false;
          base = symbols_[base].base;
        }
        return !used[base] && !isLasting(base);
      }
      case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Local: case SymbolKind::Handle: case SymbolKind::Element:
      case SymbolKind::Kept: return false;
    }
    return false;
  };
  state_.constraints.eraseIf([&](const auto &entry) { return isUnused(entry.first); });
  state_.orders.eraseIf([&](const auto &entry) { return isUnused(entry.first.left.id) || isUnused(entry.first.right.id); });
}

SymbolId StateView::rootOf(SymbolId id) const {
  while (symbols_[id].kind == SymbolKind::Initial || symbols_[id].kind == SymbolKind::Pure) id = symbols_[id].base;
  return id;
}

bool StateView::isLasting(SymbolId root) const {
  switch (symbols_[root].kind) {
    case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Handle: case SymbolKind::Local: return true;
    case SymbolKind::Result: case SymbolKind::Heap: case SymbolKind::Initial: case SymbolKind::Join: case SymbolKind::Element:
    case SymbolKind::Old: case SymbolKind::Kept: case SymbolKind::Pure: case SymbolKind::Opened: case SymbolKind::Derived: return false;
  }
  return false;
}

}  // namespace connleak
