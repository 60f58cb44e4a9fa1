// SPDX-License-Identifier: Apache-2.0
// Ranges against plain numbers: whatever an operation on ranges says has to hold for every number in them.
#include "checker/analysis/range.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <vector>

namespace connleak {

void PrintTo(const Range &range, std::ostream *out) {
  *out << "[" << range.low() << ", " << range.high() << "] bits " << std::hex << range.bits() << "/" << range.knownBits() << std::dec;
}

namespace {

constexpr int64_t kLowest = Range::kLowest, kHighest = Range::kHighest;
const std::vector<Relation> kRelations = {
    Relation::Equal, Relation::NotEqual, Relation::Less, Relation::LessEqual, Relation::Greater, Relation::GreaterEqual,
    Relation::UnsignedLess, Relation::UnsignedLessEqual, Relation::UnsignedGreater, Relation::UnsignedGreaterEqual};

bool holds(Relation relation, int64_t a, int64_t b) {
  auto ua = static_cast<uint64_t>(a), ub = static_cast<uint64_t>(b);
  switch (relation) {
    case Relation::Equal: return a == b;
    case Relation::NotEqual: return a != b;
    case Relation::Less: return a < b;
    case Relation::LessEqual: return a <= b;
    case Relation::Greater: return a > b;
    case Relation::GreaterEqual: return a >= b;
    case Relation::UnsignedLess: return ua < ub;
    case Relation::UnsignedLessEqual: return ua <= ub;
    case Relation::UnsignedGreater: return ua > ub;
    case Relation::UnsignedGreaterEqual: return ua >= ub;
  }
  return false;
}

// Small numbers, signs and the ends of the 64-bit world.
const std::vector<int64_t> &numbers() {
  static const std::vector<int64_t> all = [] {
    std::vector<int64_t> out = {kLowest, kLowest + 1, kHighest - 1, kHighest, INT32_MIN, INT32_MAX, 1000, -1000};
    for (int64_t n = -9; n <= 9; ++n) out.push_back(n);
    return out;
  }();
  return all;
}

const std::vector<Range> &ranges() {
  static const std::vector<Range> all = [] {
    std::vector<Range> out = {Range::any(), Range::except(0), Range::except(-3), Range::between(0, 1), Range::between(kLowest, -1),
                              Range::between(1, kHighest), Range::between(-4, 7), Range::between(2, 5), Range::withBits(4, 4),
                              Range::withBits(6, 2), Range::withBits(~uint64_t(7), 0), Range::withBits(1, 0), Range::outside(0, 3), Range::outside(2, 8),
                              Range::outside(-2, 1000).meet(Range::between(-9, kHighest))};
    for (int64_t n : {kLowest, int64_t(-5), int64_t(0), int64_t(1), int64_t(6), kHighest}) out.push_back(Range::only(n));
    out.push_back(Range::between(-4, 7).meet(Range::except(0)).meet(Range::except(3)));
    out.push_back(Range::between(0, 9).meet(Range::withBits(1, 1)));
    return out;
  }();
  return all;
}

TEST(Range, Bounds) {
  Range r = Range::between(-2, 5);
  EXPECT_TRUE(r.contains(-2) && r.contains(5) && !r.contains(-3) && !r.contains(6));
  EXPECT_FALSE(r.isEmpty() || r.isSingle() || r.isAny());
  EXPECT_TRUE(Range::any().isAny());
  EXPECT_TRUE(Range::only(4).isSingle());
  EXPECT_TRUE(Range::between(1, 0).isEmpty());
  EXPECT_TRUE(Range::between(0, 1).isBoolean());
  EXPECT_FALSE(r.isBoolean());
}

TEST(Range, ExcludedNumbersMoveTheBounds) {
  EXPECT_FALSE(Range::except(3).contains(3));
  EXPECT_TRUE(Range::except(3).contains(2) && Range::except(3).contains(4));
  EXPECT_EQ(Range::between(0, 5).meet(Range::except(0)), Range::between(1, 5));
  EXPECT_EQ(Range::between(0, 5).meet(Range::except(1)).meet(Range::except(0)), Range::between(2, 5));
  EXPECT_TRUE(Range::between(3, 4).meet(Range::except(3)).meet(Range::except(4)).isEmpty());
  EXPECT_TRUE(Range::except(0).isNeverZero());
  EXPECT_FALSE(Range::any().isNeverZero());
}

TEST(Range, HolesMoveTheBounds) {
  EXPECT_TRUE(Range::outside(0, 3).contains(-1) && Range::outside(0, 3).contains(4) && !Range::outside(0, 3).contains(2));
  EXPECT_EQ(Range::outside(0, 3).meet(Range::between(0, 9)), Range::between(4, 9));
  EXPECT_EQ(Range::outside(0, 3).meet(Range::between(-9, 3)), Range::between(-9, -1));
  EXPECT_TRUE(Range::outside(0, 3).meet(Range::between(1, 2)).isEmpty());
  EXPECT_EQ(Range::outside(0, 3).meet(Range::outside(2, 5)), Range::outside(0, 5));
  EXPECT_EQ(Range::except(2).meet(Range::outside(0, 3)), Range::outside(0, 3));
  EXPECT_EQ(Range::outside(0, 3).hull(Range::only(2)), Range::outside(0, 1));
  EXPECT_EQ(Range::outside(0, 3).hull(Range::outside(2, 5)), Range::outside(2, 3));
  EXPECT_TRUE(Range::outside(0, 3).hull(Range::any()).isAny());
  EXPECT_EQ(Range::outside(0, 3).shifted(2), Range::outside(2, 5));
  EXPECT_EQ(Range::outside(0, 3).negated(), Range::outside(-3, 0));
  EXPECT_EQ(Range::outside(3, kHighest), Range::between(kLowest, 2));
}

TEST(Range, KnownBits) {
  Range odd = Range::withBits(1, 1);
  EXPECT_TRUE(odd.contains(3) && odd.contains(-1) && !odd.contains(2));
  EXPECT_TRUE(odd.isNeverZero());
  EXPECT_TRUE(odd.meet(Range::withBits(1, 0)).isEmpty());
  EXPECT_TRUE(Range::only(2).meet(odd).isEmpty());
  EXPECT_EQ(Range::only(6).knownBits(), ~uint64_t(0));
  EXPECT_EQ(Range::withBits(~uint64_t(7), 0).high(), 7);   // the sign bit is among them
}

// Equal sets look equal, however they came about.
TEST(Range, OneNumberIsOnlyThatNumber) {
  EXPECT_EQ(Range::between(0, 1).meet(Range::withBits(1, 0)).meet(Range::only(0)), Range::only(0));
  EXPECT_EQ(Range::withBits(~uint64_t(1), 0).meet(Range::except(1)), Range::only(0));
  EXPECT_EQ(Range::withBits(~uint64_t(0), 6), Range::only(6));
  EXPECT_EQ(Range::between(2, 4).meet(Range::except(3)).meet(Range::between(0, 2)), Range::only(2));
}

TEST(Range, MeetIsWhatBothContain) {
  for (const Range &a : ranges())
    for (const Range &b : ranges()) {
      Range both = a.meet(b);
      for (int64_t n : numbers()) EXPECT_EQ(both.contains(n), a.contains(n) && b.contains(n)) << n << testing::PrintToString(a) << testing::PrintToString(b);
    }
}

TEST(Range, HullContainsBoth) {
  for (const Range &a : ranges())
    for (const Range &b : ranges()) {
      Range hull = a.hull(b);
      for (int64_t n : numbers())
        if (a.contains(n) || b.contains(n)) { EXPECT_TRUE(hull.contains(n)) << n << testing::PrintToString(a) << testing::PrintToString(b); }
    }
  EXPECT_EQ(Range::only(1).hull(Range::only(3)).high(), 3);
  EXPECT_TRUE(Range::only(-1).hull(Range::only(1)).isNeverZero());
  EXPECT_TRUE(Range::between(1, 0).hull(Range::only(3)) == Range::only(3));
}

TEST(Range, WideningContainsTheNewOneAndEnds) {
  for (const Range &a : ranges())
    for (const Range &b : ranges()) {
      Range hull = a.hull(b), widened = a.widen(hull);
      for (int64_t n : numbers())
        if (hull.contains(n)) { EXPECT_TRUE(widened.contains(n)) << n << testing::PrintToString(a) << testing::PrintToString(b); }
      EXPECT_EQ(widened.widen(widened.hull(widened)), widened);
    }
  EXPECT_EQ(Range::between(0, 1).widen(Range::between(0, 2)), Range::between(0, kHighest));
  EXPECT_EQ(Range::between(0, 1).widen(Range::between(0, 1)), Range::between(0, 1));
  EXPECT_EQ(Range::between(0, 1).widen(Range::between(-1, 1)).low(), kLowest);
}

TEST(Range, SatisfyingLosesNothing) {
  for (Relation relation : kRelations)
    for (int64_t c : numbers())
      for (int64_t n : numbers()) {
        EXPECT_EQ(Range::satisfying(relation, c).contains(n), holds(relation, n, c)) << n << " " << int(relation) << " " << c;
      }
  EXPECT_EQ(Range::satisfying(Relation::Less, 5), Range::between(kLowest, 4));
  EXPECT_EQ(Range::satisfying(Relation::GreaterEqual, 0), Range::between(0, kHighest));
  EXPECT_EQ(Range::satisfying(Relation::UnsignedGreater, 3), Range::outside(0, 3));
  EXPECT_TRUE(Range::satisfying(Relation::Less, kLowest).isEmpty());
}

TEST(Range, ShiftedAndNegatedFollowTheNumbers) {
  for (const Range &a : ranges())
    for (int64_t n : numbers()) {
      if (!a.contains(n)) continue;
      for (int64_t by : {int64_t(-3), int64_t(0), int64_t(5)}) {
        int64_t sum = 0;
        if (!__builtin_add_overflow(n, by, &sum)) { EXPECT_TRUE(a.shifted(by).contains(sum)) << n << " + " << by << testing::PrintToString(a); }
      }
      if (n != kLowest) { EXPECT_TRUE(a.negated().contains(-n)) << n << testing::PrintToString(a); }
    }
  EXPECT_EQ(Range::between(1, 3).shifted(2), Range::between(3, 5));
  EXPECT_EQ(Range::between(1, 3).negated(), Range::between(-3, -1));
}

TEST(Range, CompareIsRightForEveryPair) {
  for (Relation relation : kRelations)
    for (const Range &a : ranges())
      for (const Range &b : ranges()) {
        Truth truth = compare(relation, a, b);
        if (truth == Truth::Unknown) continue;
        for (int64_t x : numbers())
          for (int64_t y : numbers())
            if (a.contains(x) && b.contains(y)) {
              EXPECT_EQ(holds(relation, x, y), truth == Truth::True)
                  << x << " " << int(relation) << " " << y << testing::PrintToString(a) << testing::PrintToString(b);
            }
      }
}

TEST(Range, CompareKnowsWhatIsSure) {
  EXPECT_EQ(compare(Relation::Equal, Range::only(3), Range::only(3)), Truth::True);
  EXPECT_EQ(compare(Relation::NotEqual, Range::except(0), Range::only(0)), Truth::True);
  EXPECT_EQ(compare(Relation::Less, Range::between(0, 4), Range::between(5, 9)), Truth::True);
  EXPECT_EQ(compare(Relation::Less, Range::between(5, 9), Range::between(0, 5)), Truth::False);
  EXPECT_EQ(compare(Relation::Less, Range::between(0, 5), Range::between(5, 9)), Truth::Unknown);
  EXPECT_EQ(compare(Relation::Equal, Range::withBits(1, 1), Range::only(4)), Truth::False);
  EXPECT_EQ(compare(Relation::UnsignedGreater, Range::except(0), Range::only(0)), Truth::True);
}

TEST(Relations, InverseAndMirrored) {
  for (Relation relation : kRelations)
    for (int64_t a : numbers())
      for (int64_t b : numbers()) {
        EXPECT_EQ(holds(inverse(relation), a, b), !holds(relation, a, b));
        EXPECT_EQ(holds(mirrored(relation), b, a), holds(relation, a, b));
      }
}

TEST(Wrapped, IsTheSignedNumberOfThatWidth) {
  EXPECT_EQ(wrapped(255, 8), -1);
  EXPECT_EQ(wrapped(128, 8), -128);
  EXPECT_EQ(wrapped(127, 8), 127);
  EXPECT_EQ(wrapped(0x1'0000'0000, 32), 0);
  EXPECT_EQ(wrapped(-1, 64), -1);
  EXPECT_EQ(wrapped(3, 1), 1);   // a truth value
  EXPECT_EQ(wrapped(7, 0), 7);
}

// What the machine makes of two signed numbers of a width; nothing where C leaves it open.
std::optional<int64_t> computed(Arithmetic operation, unsigned width, int64_t a, int64_t b) {
  auto unsignedOf = [&](int64_t n) { return width == 64 ? uint64_t(n) : uint64_t(n) & ((uint64_t(1) << width) - 1); };
  uint64_t ua = unsignedOf(a), ub = unsignedOf(b);
  auto fits = [&](__int128 n) -> std::optional<int64_t> {   // signed overflow is left open
    return n == wrapped(int64_t(n), width) ? std::optional(int64_t(n)) : std::nullopt;
  };
  switch (operation) {
    case Arithmetic::Add: return fits(__int128(a) + b);
    case Arithmetic::Subtract: return fits(__int128(a) - b);
    case Arithmetic::Multiply: return fits(__int128(a) * b);
    case Arithmetic::Divide: return b == 0 ? std::nullopt : fits(__int128(a) / b);
    case Arithmetic::Remainder: return b == 0 || b == -1 ? std::nullopt : std::optional(a % b);
    case Arithmetic::UnsignedDivide: return ub == 0 ? std::nullopt : std::optional(wrapped(int64_t(ua / ub), width));
    case Arithmetic::UnsignedRemainder: return ub == 0 ? std::nullopt : std::optional(wrapped(int64_t(ua % ub), width));
    case Arithmetic::And: return a & b;
    case Arithmetic::Or: return a | b;
    case Arithmetic::Xor: return a ^ b;
    case Arithmetic::ShiftLeft: return ub >= width ? std::nullopt : std::optional(wrapped(int64_t(ua << ub), width));
    case Arithmetic::ShiftRight: return ub >= width ? std::nullopt : std::optional(a >> ub);
    case Arithmetic::UnsignedShiftRight: return ub >= width ? std::nullopt : std::optional(wrapped(int64_t(ua >> ub), width));
    case Arithmetic::FloatCompare: case Arithmetic::Exchange: case Arithmetic::CompareExchange: case Arithmetic::Other: return std::nullopt;
  }
  return std::nullopt;
}

class Evaluate : public testing::TestWithParam<Arithmetic> {};

TEST_P(Evaluate, ContainsEveryResult) {
  for (unsigned width : {8u, 32u, 64u})
    for (const Range &a : ranges())
      for (const Range &b : ranges())
        for (int64_t x : numbers())
          for (int64_t y : numbers()) {
            if (wrapped(x, width) != x || wrapped(y, width) != y || !a.contains(x) || !b.contains(y)) continue;
            std::optional<int64_t> result = computed(GetParam(), width, x, y);
            if (!result) continue;
            Range made = evaluate(GetParam(), width, a, b);
            ASSERT_TRUE(made.contains(*result)) << x << ", " << y << " -> " << *result << " at " << width << " bits: "
                << testing::PrintToString(a) << ", " << testing::PrintToString(b) << " -> " << testing::PrintToString(made);
          }
}

INSTANTIATE_TEST_SUITE_P(All, Evaluate,
                         testing::Values(Arithmetic::Add, Arithmetic::Subtract, Arithmetic::Multiply, Arithmetic::Divide,
                                         Arithmetic::Remainder, Arithmetic::UnsignedDivide, Arithmetic::UnsignedRemainder,
                                         Arithmetic::And, Arithmetic::Or, Arithmetic::Xor, Arithmetic::ShiftLeft,
                                         Arithmetic::ShiftRight, Arithmetic::UnsignedShiftRight),
                         [](const auto &info) { return "Operation" + std::to_string(int(info.param)); });

TEST(Evaluate, IsExactWhereItCounts) {
  EXPECT_EQ(evaluate(Arithmetic::Add, 8, Range::only(127), Range::only(1)), Range::only(-128));
  EXPECT_EQ(evaluate(Arithmetic::And, 32, Range::any(), Range::only(7)).high(), 7);
  EXPECT_EQ(evaluate(Arithmetic::Remainder, 32, Range::between(0, 100), Range::only(8)), Range::between(0, 7));
  EXPECT_EQ(evaluate(Arithmetic::Divide, 32, Range::between(0, 100), Range::only(10)), Range::between(0, 10));
  EXPECT_TRUE(evaluate(Arithmetic::Divide, 32, Range::only(1), Range::only(0)).isAny());
  EXPECT_TRUE(evaluate(Arithmetic::Or, 32, Range::any(), Range::only(2)).isNeverZero());
}

}  // namespace
}  // namespace connleak
