// SPDX-License-Identifier: Apache-2.0
// What a state knows of numbers: assumptions narrow, contradictions end the state, answers of comparisons follow.
#include <gtest/gtest.h>

#include "checker/analysis/state.h"

namespace connleak {
namespace {

class ConstraintsTest : public testing::Test {
 protected:
  StateView view() { return StateView(state_, symbols_); }
  Value parameter(unsigned number) { return Value::symbol(symbols_.parameter(number)); }
  Value compared(Relation relation, const Value &left, const Value &right) { return view().compareValues(relation, left, right); }
  Value compared(Relation relation, const Value &left, int64_t right) { return compared(relation, left, Value::integer(right)); }
  bool assume(Relation relation, const Value &left, const Value &right) { return view().assume(compared(relation, left, right), true); }
  bool assume(Relation relation, const Value &left, int64_t right) { return assume(relation, left, Value::integer(right)); }
  Value combined(Arithmetic operation, const Value &left, int64_t right) {
    return view().combine({operation, 32, 0, left, Value::integer(right)});
  }

  SymbolTable symbols_;
  State state_;
};

TEST_F(ConstraintsTest, NothingIsKnownAtFirst) {
  EXPECT_TRUE(view().rangeOf(parameter(0)).isAny());
  EXPECT_TRUE(view().rangeOf(Value::unknown()).isAny());
  EXPECT_EQ(view().rangeOf(Value::integer(4)), Range::only(4));
  EXPECT_EQ(view().truthOf(parameter(0)), Truth::Unknown);
}

TEST_F(ConstraintsTest, BranchesNarrow) {
  EXPECT_TRUE(assume(Relation::GreaterEqual, parameter(0), 3));
  EXPECT_TRUE(assume(Relation::Less, parameter(0), 9));
  EXPECT_EQ(view().rangeOf(parameter(0)), Range::between(3, 8));
  EXPECT_EQ(view().rangeOf(Value::symbol(symbols_.parameter(0), 10)), Range::between(13, 18));
  EXPECT_EQ(view().truthOf(compared(Relation::Greater, parameter(0), 2)), Truth::True);
  EXPECT_EQ(view().truthOf(compared(Relation::Equal, parameter(0), 9)), Truth::False);
  EXPECT_EQ(view().truthOf(compared(Relation::Equal, parameter(0), 5)), Truth::Unknown);
}

TEST_F(ConstraintsTest, ContradictionsEndTheState) {
  EXPECT_TRUE(assume(Relation::NotEqual, parameter(0), 0));
  EXPECT_FALSE(view().assume(parameter(0), false));
  EXPECT_TRUE(view().assume(parameter(0), true));
  EXPECT_FALSE(view().assumeRange(Value::integer(3), Range::only(4)));
  EXPECT_FALSE(view().assume(Value::integer(0), true));
  EXPECT_TRUE(view().assume(Value::unknown(), true) && view().assume(Value::unknown(), false));
}

TEST_F(ConstraintsTest, OffsetsShiftWhatIsAssumed) {
  EXPECT_TRUE(assume(Relation::Equal, Value::symbol(symbols_.parameter(0), 5), 7));
  EXPECT_EQ(view().rangeOf(parameter(0)), Range::only(2));
}

TEST_F(ConstraintsTest, AddressesAreNeverNull) {
  for (SymbolId address : {symbols_.local(1), symbols_.global(2), symbols_.element(symbols_.global(2), 8, 8)}) {
    EXPECT_TRUE(view().rangeOf(Value::symbol(address)).isNeverZero());
    EXPECT_FALSE(view().assume(Value::symbol(address), false));
  }
  EXPECT_FALSE(view().rangeOf(Value::symbol(symbols_.intern(SymbolKind::Heap, 0, 1, 0))).isNeverZero());   // malloc may fail
}

TEST_F(ConstraintsTest, DifferentObjectsHaveDifferentAddresses) {
  Value one = Value::symbol(symbols_.local(1)), other = Value::symbol(symbols_.local(2)), handle = Value::symbol(symbols_.handle());
  EXPECT_EQ(compared(Relation::Equal, one, other), Value::integer(0));
  EXPECT_EQ(compared(Relation::NotEqual, one, other), Value::integer(1));
  EXPECT_EQ(compared(Relation::Equal, one, one), Value::integer(1));
  EXPECT_EQ(compared(Relation::Less, one, Value::symbol(symbols_.local(1), 8)), Value::integer(1));
  // A handle acquired here is none the caller had; what came from elsewhere since may be it.
  EXPECT_EQ(compared(Relation::Equal, handle, parameter(0)), Value::integer(0));
  EXPECT_EQ(compared(Relation::Equal, handle, Value::symbol(symbols_.initial(symbols_.parameter(0), 8))), Value::integer(0));
  EXPECT_TRUE(compared(Relation::Equal, handle, Value::symbol(symbols_.intern(SymbolKind::Result, 0, 3, 0))).isCondition());
}

TEST_F(ConstraintsTest, ConditionsOfConditions) {
  Value is_null = compared(Relation::Equal, parameter(0), 0);
  ASSERT_TRUE(is_null.isCondition());
  EXPECT_EQ(compared(Relation::NotEqual, is_null, 0), is_null);
  EXPECT_EQ(compared(Relation::Equal, is_null, 1), is_null);
  EXPECT_EQ(compared(Relation::Equal, is_null, 0), compared(Relation::NotEqual, parameter(0), 0));
  EXPECT_EQ(compared(Relation::Equal, is_null, 7), Value::integer(0));
  EXPECT_EQ(view().rangeOf(is_null), Range::between(0, 1));
  ASSERT_TRUE(view().assume(compared(Relation::Equal, is_null, 0), true));
  EXPECT_TRUE(view().rangeOf(parameter(0)).isNeverZero());
}

TEST_F(ConstraintsTest, TwoUnknownsKeepTheirOrder) {
  Value a = parameter(0), b = parameter(1);
  EXPECT_TRUE(assume(Relation::LessEqual, a, b));
  EXPECT_EQ(view().truthOf(compared(Relation::Greater, a, b)), Truth::False);
  EXPECT_EQ(view().truthOf(compared(Relation::Less, b, a)), Truth::False);
  EXPECT_EQ(view().truthOf(compared(Relation::Equal, a, b)), Truth::Unknown);
  EXPECT_TRUE(assume(Relation::NotEqual, b, a));
  EXPECT_EQ(view().truthOf(compared(Relation::Less, a, b)), Truth::True);
  EXPECT_EQ(view().truthOf(compared(Relation::Equal, a, b)), Truth::False);
  EXPECT_FALSE(assume(Relation::GreaterEqual, a, b));
}

TEST_F(ConstraintsTest, EqualityIsTheSameWithAndWithoutSign) {
  Value a = parameter(0), b = parameter(1);
  EXPECT_TRUE(assume(Relation::NotEqual, a, b));
  EXPECT_EQ(view().truthOf(compared(Relation::UnsignedLess, a, b)), Truth::Unknown);
  EXPECT_TRUE(assume(Relation::UnsignedLessEqual, a, b));
  EXPECT_EQ(view().truthOf(compared(Relation::UnsignedLess, a, b)), Truth::True);
  EXPECT_EQ(view().truthOf(compared(Relation::Less, a, b)), Truth::Unknown);
}

TEST_F(ConstraintsTest, BoundsOfOneBoundTheOther) {
  EXPECT_TRUE(assume(Relation::LessEqual, parameter(1), 10));
  EXPECT_TRUE(assume(Relation::Less, parameter(0), parameter(1)));
  EXPECT_EQ(view().rangeOf(parameter(0)).high(), 9);
  EXPECT_TRUE(assume(Relation::Equal, parameter(2), parameter(0)));
  EXPECT_EQ(view().rangeOf(parameter(2)).high(), 9);
}

TEST_F(ConstraintsTest, AssumeOrdersSpeaksInBits) {
  EXPECT_TRUE(view().assumeOrders(parameter(0), parameter(1), kLess | kEqual, false));
  EXPECT_FALSE(view().assumeOrders(parameter(0), parameter(1), kGreater, false));
  EXPECT_TRUE(view().assumeOrders(parameter(0), Value::integer(4), kLess, false));
  EXPECT_EQ(view().rangeOf(parameter(0)).high(), 3);
  EXPECT_TRUE(view().assumeOrders(Value::unknown(), parameter(1), kLess, false));
}

// ---------------------------------------------------------------- expressions

TEST_F(ConstraintsTest, SimpleExpressionsStaySimple) {
  EXPECT_EQ(combined(Arithmetic::Add, Value::integer(3), 4), Value::integer(7));
  EXPECT_EQ(combined(Arithmetic::Add, parameter(0), 4), Value::symbol(symbols_.parameter(0), 4));
  EXPECT_EQ(combined(Arithmetic::Subtract, parameter(0), 4), Value::symbol(symbols_.parameter(0), -4));
  EXPECT_EQ(view().combine({Arithmetic::Subtract, 64, 0, Value::symbol(symbols_.parameter(0), 9), parameter(0)}), Value::integer(9));
  EXPECT_EQ(combined(Arithmetic::Or, parameter(0), 0), parameter(0));
  EXPECT_EQ(combined(Arithmetic::And, parameter(0), -1), parameter(0));
  EXPECT_EQ(combined(Arithmetic::Multiply, parameter(0), 1), parameter(0));
  EXPECT_TRUE(view().combine({Arithmetic::Other, 32, 0, parameter(0), Value::integer(1)}).isUnknown());
}

TEST_F(ConstraintsTest, EqualExpressionsAreOneValue) {
  Value product = view().combine({Arithmetic::Multiply, 32, 0, parameter(0), parameter(1)});
  EXPECT_TRUE(product.isSymbol());
  EXPECT_EQ(view().combine({Arithmetic::Multiply, 32, 0, parameter(1), parameter(0)}), product);
  EXPECT_FALSE(view().combine({Arithmetic::Multiply, 64, 0, parameter(1), parameter(0)}) == product);
  EXPECT_TRUE(view().assume(product, false));
  EXPECT_EQ(view().rangeOf(product), Range::only(0));
}

TEST_F(ConstraintsTest, DeepExpressionsEnd) {
  Value value = parameter(0);
  for (int i = 0; i < 40 && !value.isUnknown(); ++i) value = view().combine({Arithmetic::Multiply, 32, 0, value, parameter(1)});
  EXPECT_TRUE(value.isUnknown());
}

TEST_F(ConstraintsTest, FlagsAreToldApartByTheirBits) {
  Value has_four = combined(Arithmetic::And, parameter(0), 4), has_two = combined(Arithmetic::And, parameter(0), 2);
  EXPECT_TRUE(view().assume(has_four, true));
  EXPECT_EQ(view().truthOf(combined(Arithmetic::And, parameter(0), 4)), Truth::True);
  EXPECT_EQ(view().truthOf(has_two), Truth::Unknown);
  EXPECT_TRUE(view().assume(has_two, false));
  EXPECT_EQ(view().truthOf(combined(Arithmetic::And, combined(Arithmetic::And, parameter(0), 6), 2)), Truth::False);
  EXPECT_TRUE(view().rangeOf(parameter(0)).isNeverZero());
  EXPECT_EQ(combined(Arithmetic::And, combined(Arithmetic::Or, parameter(1), 8), 4), combined(Arithmetic::And, parameter(1), 4));
}

TEST_F(ConstraintsTest, AndOrNotOfTruths) {
  Value a = compared(Relation::NotEqual, parameter(0), 0), b = compared(Relation::NotEqual, parameter(1), 0);
  Value both = view().combine({Arithmetic::And, 1, 0, a, b});
  State kept = state_;
  EXPECT_TRUE(view().assume(both, true));
  EXPECT_TRUE(view().rangeOf(parameter(0)).isNeverZero() && view().rangeOf(parameter(1)).isNeverZero());
  state_ = kept;
  EXPECT_TRUE(view().assume(a, true));
  EXPECT_TRUE(view().assume(both, false));
  EXPECT_EQ(view().rangeOf(parameter(1)), Range::only(0));
  state_ = kept;
  Value either = view().combine({Arithmetic::Or, 1, 0, a, b});
  EXPECT_TRUE(view().assume(either, false));
  EXPECT_EQ(view().rangeOf(parameter(0)), Range::only(0));
  EXPECT_EQ(view().rangeOf(parameter(1)), Range::only(0));
  state_ = kept;
  EXPECT_EQ(combined(Arithmetic::Xor, a, 1), compared(Relation::Equal, parameter(0), 0));
  EXPECT_EQ(view().combine({Arithmetic::And, 1, 0, a, a}), a);
}

TEST_F(ConstraintsTest, AnotherAnswerThanThatOfNullMeansNotNull) {
  SymbolId status = symbols_.intern(SymbolKind::Pure, symbols_.parameter(0), 77, 0);
  symbols_.noteAnswerOfNull(77, 1);
  State kept = state_;
  EXPECT_TRUE(view().assumeRange(Value::symbol(status), Range::only(0)));
  EXPECT_TRUE(view().rangeOf(parameter(0)).isNeverZero());
  state_ = kept;
  EXPECT_TRUE(view().assumeRange(Value::symbol(status), Range::only(1)));
  EXPECT_FALSE(view().rangeOf(parameter(0)).isNeverZero());
  state_ = kept;
  EXPECT_TRUE(view().assume(parameter(0), false));
  EXPECT_EQ(view().rangeOf(Value::symbol(status)), Range::only(1));
}

TEST_F(ConstraintsTest, UnusedConstraintsAreDroppedWhenThereAreMany) {
  for (int i = 0; i < 10; ++i) view().assumeRange(Value::symbol(symbols_.intern(SymbolKind::Result, 0, i, 0)), Range::only(i));
  view().assumeRange(parameter(0), Range::only(5));
  state_.values.set(1, Value::symbol(symbols_.intern(SymbolKind::Result, 0, 3, 0)));
  view().dropUnusedConstraints();
  EXPECT_EQ(view().rangeOf(Value::symbol(symbols_.intern(SymbolKind::Result, 0, 3, 0))), Range::only(3));
  EXPECT_TRUE(view().rangeOf(Value::symbol(symbols_.intern(SymbolKind::Result, 0, 4, 0))).isAny());
  EXPECT_EQ(view().rangeOf(parameter(0)), Range::only(5));   // a condition of being here
}

}  // namespace
}  // namespace connleak
