// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/range.h"

#include <algorithm>

namespace connleak {

bool Range::contains(int64_t value) const {
  if (value < low_ || value > high_ || isInHole(value) || ((static_cast<uint64_t>(value) ^ bits_) & known_bits_) != 0) return false;
  return std::find(excluded_.begin(), excluded_.begin() + excluded_count_, value) == excluded_.begin() + excluded_count_;
}

void Range::exclude(int64_t value) {
  if (!contains(value)) return;
  if (value == low_) { ++low_; return tighten(); }
  if (value == high_) { --high_; return tighten(); }
  if (excluded_count_ == kMostExcluded) return;
  auto end = excluded_.begin() + excluded_count_;
  auto at = std::lower_bound(excluded_.begin(), end, value);
  std::move_backward(at, end, end + 1);
  *at = value;
  ++excluded_count_;
}

Range Range::outside(int64_t low, int64_t high) {
  if (low > high) return any();
  Range r;
  r.setHole(low, high);
  r.tighten();
  return r;
}

// Excluded values at or beyond the bounds move the bounds, so that equal sets look equal.
void Range::tighten() {
  bool changed = true;
  while (changed && low_ <= high_) {
    changed = false;
    if (hasHole()) {
      if (hole_low_ <= low_ && high_ <= hole_high_) { *this = between(1, 0); return; }
      if (isInHole(low_)) { low_ = hole_high_ + 1; changed = true; }
      if (isInHole(high_)) { high_ = hole_low_ - 1; changed = true; }
      if (hole_high_ < low_ || high_ < hole_low_) dropHole();
    }
    uint8_t kept = 0;
    for (uint8_t i = 0; i < excluded_count_; ++i) {
      int64_t value = excluded_[i];
      if (value < low_ || value > high_ || isInHole(value)) continue;
      if (value == low_) { ++low_; changed = true; continue; }
      if (value == high_) { --high_; changed = true; continue; }
      excluded_[kept++] = value;
    }
    excluded_count_ = kept;
  }
}

Range Range::withBits(uint64_t mask, uint64_t bits) {
  Range r;
  r.setBits(mask, bits);
  return r;
}

// Known bits bound the number: the sign bit decides its sign, and unsigned it lies between its set bits and those with
// all unknown ones.
void Range::setBits(uint64_t mask, uint64_t bits) {
  known_bits_ = mask;
  bits_ = bits & mask;
  constexpr uint64_t kSign = uint64_t(1) << 63;
  if (!(mask & kSign)) return;
  low_ = std::max(low_, static_cast<int64_t>(bits_));
  high_ = std::min(high_, static_cast<int64_t>(bits_ | ~mask));
  if (isSingle() && contains(low_)) *this = only(low_);
}

// Unsigned, the negative numbers lie above the others.
Range Range::satisfying(Relation relation, int64_t c) {
  switch (relation) {
    case Relation::Equal: return only(c);
    case Relation::NotEqual: return except(c);
    case Relation::Less: return c == kLowest ? between(1, 0) : between(kLowest, c - 1);
    case Relation::LessEqual: return between(kLowest, c);
    case Relation::Greater: return c == kHighest ? between(1, 0) : between(c + 1, kHighest);
    case Relation::GreaterEqual: return between(c, kHighest);
    case Relation::UnsignedLess: return c >= 0 ? between(0, c - 1) : outside(c, -1);
    case Relation::UnsignedLessEqual: return c >= 0 ? between(0, c) : c == -1 ? any() : outside(c + 1, -1);
    case Relation::UnsignedGreater: return c >= 0 ? c == 0 ? except(0) : outside(0, c) : between(c + 1, -1);
    case Relation::UnsignedGreaterEqual: return c == 1 ? except(0) : c > 0 ? outside(0, c - 1) : c == 0 ? any() : between(c, -1);
  }
  return any();
}

Range Range::meet(const Range &other) const {
  Range out = *this;
  out.low_ = std::max(low_, other.low_);
  out.high_ = std::min(high_, other.high_);
  uint64_t both = known_bits_ & other.known_bits_;
  if ((bits_ ^ other.bits_) & both) return between(1, 0);
  bool meets = out.hasHole() && other.hasHole() && out.hole_low_ <= other.hole_high_ && other.hole_low_ <= out.hole_high_;
  if (meets) out.setHole(std::min(out.hole_low_, other.hole_low_), std::max(out.hole_high_, other.hole_high_));
  else if (!out.hasHole()) out.setHole(other.hole_low_, other.hole_high_);   // of two one is kept
  if (known_bits_ | other.known_bits_) out.setBits(known_bits_ | other.known_bits_, bits_ | other.bits_);
  out.tighten();
  if (out.isSingle() && !out.contains(out.low_)) return between(1, 0);
  for (uint8_t i = 0; i < other.excluded_count_; ++i) out.exclude(other.excluded_[i]);
  if (!out.isSingle()) return out;
  return out.contains(out.low_) ? only(out.low_) : between(1, 0);
}

// What of the hole the other range has no numbers in either.
void Range::cutHoleTo(const Range &other) {
  if (!hasHole() || hole_high_ < other.low_ || other.high_ < hole_low_) return;
  bool is_within = other.low_ <= hole_low_ && hole_high_ <= other.high_;
  if (is_within && other.hasHole()) return setHole(std::max(hole_low_, other.hole_low_), std::min(hole_high_, other.hole_high_));
  if (is_within) return dropHole();
  if (hole_low_ < other.low_) hole_high_ = other.low_ - 1;
  else hole_low_ = other.high_ + 1;
}

Range Range::hull(const Range &other) const {
  if (isEmpty()) return other;
  if (other.isEmpty()) return *this;
  Range out = between(std::min(low_, other.low_), std::max(high_, other.high_));
  uint64_t agreed = knownBits() & other.knownBits() & ~(bits() ^ other.bits());
  out.known_bits_ = agreed;
  out.bits_ = bits() & agreed;
  if (out.isSingle()) out.known_bits_ = out.bits_ = 0;
  const Range &holed = hasHole() ? *this : other;
  out.setHole(holed.hole_low_, holed.hole_high_);
  out.cutHoleTo(&holed == this ? other : *this);
  for (uint8_t i = 0; i < excluded_count_; ++i)
    if (!other.contains(excluded_[i])) out.exclude(excluded_[i]);
  for (uint8_t i = 0; i < other.excluded_count_; ++i)
    if (!contains(other.excluded_[i])) out.exclude(other.excluded_[i]);
  // Two neighbours that leave out zero keep leaving it out: non-nullness survives a join.
  if (isNeverZero() && other.isNeverZero()) out.exclude(0);
  return out;
}

Range Range::widen(const Range &newer) const {
  Range out = newer;
  uint64_t agreed = knownBits() & newer.knownBits() & ~(bits() ^ newer.bits());
  if (!newer.isSingle()) { out.known_bits_ = agreed; out.bits_ = newer.bits() & agreed; }
  if (newer.low_ < low_) out.low_ = kLowest;
  if (newer.high_ > high_) out.high_ = kHighest;
  if (newer.hole_low_ != hole_low_ || newer.hole_high_ != hole_high_) out.dropHole();
  if (isNeverZero() && newer.isNeverZero()) out.exclude(0);
  return out;
}

Range Range::shifted(int64_t by) const {
  if (by == 0) return *this;
  Range out;
  int64_t low = 0, high = 0;
  if (low_ != kLowest && !__builtin_add_overflow(low_, by, &low)) out.low_ = low;
  if (high_ != kHighest && !__builtin_add_overflow(high_, by, &high)) out.high_ = high;
  if (hasHole() && !__builtin_add_overflow(hole_low_, by, &low) && !__builtin_add_overflow(hole_high_, by, &high)) out.setHole(low, high);
  for (uint8_t i = 0; i < excluded_count_; ++i) {
    int64_t value = 0;
    if (!__builtin_add_overflow(excluded_[i], by, &value)) out.exclude(value);
  }
  return out;
}

Range Range::negated() const {
  Range out;
  if (low_ != kLowest) out.high_ = -low_;
  if (high_ != kHighest) out.low_ = high_ == kLowest ? kHighest : -high_;
  if (hasHole() && hole_low_ != kLowest) out.setHole(-hole_high_, -hole_low_);
  for (uint8_t i = 0; i < excluded_count_; ++i)
    if (excluded_[i] != kLowest) out.exclude(-excluded_[i]);
  return out;
}

bool operator==(const Range &a, const Range &b) {
  return a.known_bits_ == b.known_bits_ && a.bits_ == b.bits_ && a.low_ == b.low_ && a.high_ == b.high_ && a.excluded_count_ == b.excluded_count_ &&
         a.hole_low_ == b.hole_low_ && a.hole_high_ == b.hole_high_ &&
         std::equal(a.excluded_.begin(), a.excluded_.begin() + a.excluded_count_, b.excluded_.begin());
}

static Truth negate(Truth truth) {
  if (truth == Truth::Unknown) return truth;
  return truth == Truth::True ? Truth::False : Truth::True;
}

static Truth compareEqual(const Range &left, const Range &right) {
  if (left.isSingle() && right.isSingle() && left.low() == right.low()) return Truth::True;
  if (left.high() < right.low() || right.high() < left.low()) return Truth::False;
  if (right.isSingle() && !left.contains(right.low())) return Truth::False;
  if (left.isSingle() && !right.contains(left.low())) return Truth::False;
  return Truth::Unknown;
}

static Truth compareLess(const Range &left, const Range &right) {
  if (left.high() < right.low()) return Truth::True;
  if (left.low() >= right.high()) return Truth::False;
  return Truth::Unknown;
}

static Truth compareUnsigned(Relation relation, const Range &left, const Range &right) {
  if (left.isSingle() && !right.isSingle()) return compareUnsigned(mirrored(relation), right, left);
  if (right.isSingle()) {
    if (left.meet(Range::satisfying(relation, right.low())).isEmpty()) return Truth::False;
    return left.meet(Range::satisfying(inverse(relation), right.low())).isEmpty() ? Truth::True : Truth::Unknown;
  }
  if (left.low() >= 0 && right.low() >= 0) {
    switch (relation) {
      case Relation::UnsignedLess: return compareLess(left, right);
      case Relation::UnsignedGreater: return compareLess(right, left);
      case Relation::UnsignedGreaterEqual: return negate(compareLess(left, right));
      default: return negate(compareLess(right, left));
    }
  }
  return Truth::Unknown;
}

Truth compare(Relation relation, const Range &left, const Range &right) {
  switch (relation) {
    case Relation::Equal: return compareEqual(left, right);
    case Relation::NotEqual: return negate(compareEqual(left, right));
    case Relation::Less: return compareLess(left, right);
    case Relation::GreaterEqual: return negate(compareLess(left, right));
    case Relation::Greater: return compareLess(right, left);
    case Relation::LessEqual: return negate(compareLess(right, left));
    case Relation::UnsignedLess: case Relation::UnsignedLessEqual:
    case Relation::UnsignedGreater: case Relation::UnsignedGreaterEqual: return compareUnsigned(relation, left, right);
  }
  return Truth::Unknown;
}

// ---------------------------------------------------------------- arithmetic

int64_t wrapped(int64_t value, unsigned width) {
  if (width == 0 || width >= 64) return value;
  if (width == 1) return value & 1;
  unsigned unused = 64 - width;
  return static_cast<int64_t>(static_cast<uint64_t>(value) << unused) >> unused;
}

static uint64_t asUnsigned(int64_t value, unsigned width) {
  return width == 0 || width >= 64 ? static_cast<uint64_t>(value) : static_cast<uint64_t>(value) & ((uint64_t(1) << width) - 1);
}

// Two numbers; nothing for a division by zero and for shifts beyond the width, which may give anything.
static Range exactly(Arithmetic operation, unsigned width, int64_t left, int64_t right) {
  auto l = static_cast<uint64_t>(left), r = static_cast<uint64_t>(right);
  uint64_t ul = asUnsigned(left, width), ur = asUnsigned(right, width);
  bool shifts = ur < 64 && (width == 0 || ur < width);
  auto is = [&](uint64_t number) { return Range::only(wrapped(static_cast<int64_t>(number), width)); };
  switch (operation) {
    case Arithmetic::Add: return is(l + r);
    case Arithmetic::Subtract: return is(l - r);
    case Arithmetic::Multiply: return is(l * r);
    case Arithmetic::Divide:
      return right == 0 || (right == -1 && left == Range::kLowest) ? Range::any() : is(static_cast<uint64_t>(left / right));
    case Arithmetic::Remainder:
      return right == 0 || right == -1 ? (right == 0 ? Range::any() : Range::only(0)) : is(static_cast<uint64_t>(left % right));
    case Arithmetic::UnsignedDivide: return ur == 0 ? Range::any() : is(ul / ur);
    case Arithmetic::UnsignedRemainder: return ur == 0 ? Range::any() : is(ul % ur);
    case Arithmetic::And: return is(l & r);
    case Arithmetic::Or: return is(l | r);
    case Arithmetic::Xor: return is(l ^ r);
    case Arithmetic::ShiftLeft: return shifts ? is(l << ur) : Range::any();
    case Arithmetic::ShiftRight: return shifts ? is(static_cast<uint64_t>(left >> ur)) : Range::any();
    case Arithmetic::UnsignedShiftRight: return shifts ? is(ul >> ur) : Range::any();
    case Arithmetic::FloatCompare: return Range::between(0, 1);
    case Arithmetic::Exchange: case Arithmetic::CompareExchange: case Arithmetic::Other: return Range::any();
  }
  return Range::any();
}

static Range bitwise(Arithmetic operation, const Range &left, const Range &right) {
  uint64_t lz = left.knownBits() & ~left.bits(), lo = left.knownBits() & left.bits();
  uint64_t rz = right.knownBits() & ~right.bits(), ro = right.knownBits() & right.bits();
  switch (operation) {
    case Arithmetic::And: return Range::withBits(lz | rz | (lo & ro), lo & ro);
    case Arithmetic::Or: return Range::withBits((lz & rz) | lo | ro, lo | ro);
    default: return Range::withBits(left.knownBits() & right.knownBits(), left.bits() ^ right.bits());
  }
}

// The bits that stay what they are when a number is cut to a width: those above take after its sign.
static uint64_t belowSign(unsigned width) {
  return width == 0 || width >= 64 ? ~uint64_t(0) : (uint64_t(1) << (width - 1)) - 1;
}

Range evaluate(Arithmetic operation, unsigned width, const Range &left, const Range &right) {
  if (left.isSingle() && right.isSingle()) return exactly(operation, width, left.low(), right.low());
  int64_t by = right.isSingle() ? right.low() : 0;
  switch (operation) {
    case Arithmetic::And: case Arithmetic::Or: case Arithmetic::Xor: return bitwise(operation, left, right);
    case Arithmetic::ShiftLeft:
      if (!right.isSingle() || by < 0 || by >= 63) return Range::any();
      return Range::withBits(((left.knownBits() << by) | ((uint64_t(1) << by) - 1)) & belowSign(width), left.bits() << by);
    case Arithmetic::UnsignedShiftRight:
      if (!right.isSingle() || by <= 0 || by >= 63 || left.low() < 0) return Range::any();
      return Range::between(left.low() >> by, left.high() >> by);
    case Arithmetic::ShiftRight:
      if (!right.isSingle() || by < 0 || by >= 63) return Range::any();
      return Range::between(left.low() >> by, left.high() >> by);
    case Arithmetic::Divide: case Arithmetic::UnsignedDivide:
      if (by <= 0 || (operation == Arithmetic::UnsignedDivide && left.low() < 0)) return Range::any();
      return Range::between(left.low() / by, left.high() / by);
    case Arithmetic::Remainder: case Arithmetic::UnsignedRemainder:
      if (by <= 0) return Range::any();
      return Range::between(left.low() >= 0 || operation == Arithmetic::UnsignedRemainder ? 0 : 1 - by, by - 1);
    case Arithmetic::FloatCompare: return Range::between(0, 1);
    case Arithmetic::Add:
      if (left.low() < 0 || right.low() < 0 || left.high() == Range::kHighest || right.high() == Range::kHighest) return Range::any();
      return Range::between(left.low() + right.low(), left.high() > Range::kHighest - right.high() ? Range::kHighest : left.high() + right.high());
    case Arithmetic::Subtract: case Arithmetic::Multiply: case Arithmetic::Exchange: case Arithmetic::CompareExchange:
    case Arithmetic::Other: return Range::any();
  }
  return Range::any();
}

Relation inverse(Relation relation) {
  switch (relation) {
    case Relation::Equal: return Relation::NotEqual;
    case Relation::NotEqual: return Relation::Equal;
    case Relation::Less: return Relation::GreaterEqual;
    case Relation::LessEqual: return Relation::Greater;
    case Relation::Greater: return Relation::LessEqual;
    case Relation::GreaterEqual: return Relation::Less;
    case Relation::UnsignedLess: return Relation::UnsignedGreaterEqual;
    case Relation::UnsignedLessEqual: return Relation::UnsignedGreater;
    case Relation::UnsignedGreater: return Relation::UnsignedLessEqual;
    case Relation::UnsignedGreaterEqual: return Relation::UnsignedLess;
  }
  return relation;
}

Relation mirrored(Relation relation) {
  switch (relation) {
    case Relation::Equal: case Relation::NotEqual: return relation;
    case Relation::Less: return Relation::Greater;
    case Relation::LessEqual: return Relation::GreaterEqual;
    case Relation::Greater: return Relation::Less;
    case Relation::GreaterEqual: return Relation::LessEqual;
    case Relation::UnsignedLess: return Relation::UnsignedGreater;
    case Relation::UnsignedLessEqual: return Relation::UnsignedGreaterEqual;
    case Relation::UnsignedGreater: return Relation::UnsignedLess;
    case Relation::UnsignedGreaterEqual: return Relation::UnsignedLessEqual;
  }
  return relation;
}

}  // namespace connleak
