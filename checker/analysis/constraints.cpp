// SPDX-License-Identifier: Apache-2.0
// What a state knows of its values: ranges, orders, and what arithmetic makes of them.
#include <algorithm>
#include <bit>

#include "checker/analysis/state.h"

namespace connleak {

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

// Addresses of different objects differ; offsets into one object compare as numbers. A handle that was acquired here, the
// one under observation or another, is none that was there before.
// Who has the handle is not the same as who cannot lead to it. But what was found behind the holder at entry may be the holder
// again: of the rings on the ways to the handle only a few are told, of others none.
bool StateView::areHolderAndOther(const Value &holder, const Value &other) const {
  if (state_.handle.status != HandleStatus::Held || holder.number != 0 || other.number != 0) return false;
  const std::vector<SymbolId> &holders = carriers();
  for (SymbolId at = other.id; symbols_.isInside(at);) {
    at = symbols_[at].base;
    if (at == holder.id) return false;
  }
  return std::binary_search(holders.begin(), holders.end(), holder.id) && !isHandle(holder) &&
         !leadsToHandle(other) && !mayLeadToHandle(other);
}

std::optional<Truth> StateView::compareAddresses(const Comparison &c) const {
  if (!c.left.isSymbol() || !c.right.isSymbol()) return std::nullopt;
  bool asks_equal = c.relation == Relation::Equal || c.relation == Relation::NotEqual;
  if (c.left.id == c.right.id) {
    // Two elements of one array may be the same one or not.
    if (asks_equal && symbols_[c.left.id].kind == SymbolKind::Element) return std::nullopt;
    return compare(c.relation, Range::only(c.left.number), Range::only(c.right.number));
  }
  if (!asks_equal) return std::nullopt;
  auto isHandle = [&](SymbolId id) { return symbols_[id].kind == SymbolKind::Handle; };
  auto isFresh = [&](SymbolId id) {
    SymbolKind kind = symbols_[id].kind;
    return kind == SymbolKind::Local || kind == SymbolKind::Global || kind == SymbolKind::Handle;
  };
  auto isNew = [&](SymbolId id, SymbolId other) {
    if (isHandle(id)) return symbols_.isOlderThanHandle(other);
    return symbols_[id].kind == SymbolKind::Opened && symbols_.isThereAtEntry(other);
  };
  bool differ = (isFresh(c.left.id) && isFresh(c.right.id)) || isNew(c.left.id, c.right.id) || isNew(c.right.id, c.left.id) ||
                areHolderAndOther(c.left, c.right) || areHolderAndOther(c.right, c.left);
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
  if (const uint32_t *set = state_.options.find(symbol))
    if (!assumeOption(symbols_.options(*set), both)) return false;
  if (symbols_[symbol].kind != SymbolKind::Derived) return true;
  Expression expression = symbols_.expressionOf(symbol);
  return assumeOperands(expression, both);
}

void StateView::addOptions(const Value &value, std::vector<Value> &options) const {
  const uint32_t *set = value.isSymbol() && value.number == 0 ? state_.options.find(value.id) : nullptr;
  if (!set) return options.push_back(value);
  const std::vector<Value> &all = symbols_.options(*set);
  options.insert(options.end(), all.begin(), all.end());
}

// When only one of them can be in the range, it is that one.
bool StateView::assumeOption(const std::vector<Value> &options, const Range &range) {
  const Value *only = nullptr;
  for (const Value &value : options) {
    if (rangeOf(value).meet(range).isEmpty()) continue;
    if (only) return true;
    only = &value;
  }
  return only && assumeRange(*only, range);
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
      if (is_set && std::has_single_bit(static_cast<uint64_t>(right.low()))) return assumeRange(e.left, Range::withBits(right.low(), right.low()));
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
    case Arithmetic::UnsignedShiftRight: case Arithmetic::FloatCompare: case Arithmetic::Exchange: case Arithmetic::CompareExchange:
    case Arithmetic::Other:
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
static Range boundedBy(Relation relation, const Range &y) {
  switch (relation) {
    case Relation::Equal: return y;
    case Relation::NotEqual: return y.isSingle() ? Range::except(y.low()) : Range::any();
    case Relation::Less: case Relation::LessEqual:
      return y.high() == Range::kHighest ? Range::any() : Range::satisfying(relation, y.high());
    case Relation::Greater: case Relation::GreaterEqual:
      return y.low() == Range::kLowest ? Range::any() : Range::satisfying(relation, y.low());
    case Relation::UnsignedLess: case Relation::UnsignedLessEqual:
      return y.low() >= 0 || y.isSingle() ? Range::satisfying(relation, y.high()) : Range::any();
    case Relation::UnsignedGreater: case Relation::UnsignedGreaterEqual:
      return y.low() >= 0 || y.isSingle() ? Range::satisfying(relation, y.low()) : Range::any();
  }
  return Range::any();
}

bool StateView::assumeComparison(const Comparison &c, bool truth) {
  Truth known = truthOf(Value::condition(symbols_.condition(c)));
  if (known != Truth::Unknown) return (known == Truth::True) == truth;
  Relation relation = truth ? c.relation : inverse(c.relation);
  // (a == b) == 0 and the like: a comparison compared with a constant
  if (c.left.isCondition() && c.right.isInteger()) {
    Range holds = Range::satisfying(relation, c.right.number);
    return assumeRange(c.left, holds);
  }
  Range left = rangeOf(c.left), right = rangeOf(c.right);
  if (!assumeRange(c.left, boundedBy(relation, right))) return false;
  if (!assumeRange(c.right, boundedBy(mirrored(relation), left))) return false;
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
    case Arithmetic::FloatCompare: case Arithmetic::Exchange: case Arithmetic::CompareExchange: case Arithmetic::Other: return false;
  }
  return false;
}

Value StateView::combine(const Expression &expression) {
  Expression e = expression;
  bool is_of_memory = e.operation == Arithmetic::Exchange || e.operation == Arithmetic::CompareExchange;
  if (e.left.isUnknown() || e.right.isUnknown() || e.operation == Arithmetic::Other || is_of_memory)
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

}  // namespace connleak
