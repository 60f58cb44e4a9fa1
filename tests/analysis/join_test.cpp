// SPDX-License-Identifier: Apache-2.0
// Where two states meet: what is equal stays, what differs becomes a symbol of the place, the handle stays found.
#include <gtest/gtest.h>

#include "checker/analysis/state.h"

namespace connleak {
namespace {

class JoinTest : public testing::Test {
 protected:
  JoinTest() : local_(symbols_.local(1)), parameter_(symbols_.parameter(0)) {}
  void store(State &state, SymbolId object, Value value) { StateView(state, symbols_).store(object, 0, value); }
  Value load(State &state, SymbolId object) { return StateView(state, symbols_).load(object, 0); }
  Range rangeOf(State &state, const Value &value) { return StateView(state, symbols_).rangeOf(value); }
  bool join(bool widen = false) { return joinStates(into_, from_, JoinPoint{7, kNone}, widen, symbols_); }

  SymbolTable symbols_;
  State into_, from_;
  SymbolId local_, parameter_;
};

TEST_F(JoinTest, EqualStatesStayAsTheyAre) {
  for (State *state : {&into_, &from_}) {
    store(*state, local_, Value::integer(3));
    state->constraints.set(parameter_, Range::between(0, 4));
    state->values.set(2, Value::symbol(parameter_));
  }
  EXPECT_EQ(distance(into_, from_), 0u);
  EXPECT_FALSE(join());
  EXPECT_EQ(load(into_, local_), Value::integer(3));
  EXPECT_EQ(rangeOf(into_, Value::symbol(parameter_)), Range::between(0, 4));
  EXPECT_EQ(*into_.values.find(2), Value::symbol(parameter_));
}

// What may be somebody else's on one way may be so behind the join, and tells no states apart.
TEST_F(JoinTest, MarksAreUnited) {
  from_.given.set(parameter_, true);
  from_.handle.was_spared = true;
  EXPECT_EQ(distance(into_, from_), 0u);
  EXPECT_TRUE(uniteMarks(into_, from_));
  EXPECT_TRUE(into_.given.find(parameter_));
  EXPECT_TRUE(into_.handle.was_spared);
  EXPECT_FALSE(uniteMarks(into_, from_));
  EXPECT_FALSE(uniteMarks(into_, State()));
  EXPECT_TRUE(into_.given.find(parameter_));
}

// A field nobody wrote: what is known of it on both sides is known behind the join, whenever it is looked at.
TEST_F(JoinTest, OfDefaultsThatDifferWhatIsKnownStays) {
  SymbolId fresh = symbols_.intern(SymbolKind::Result, 0, 5, 0, 2);
  from_.memory.set({parameter_, kWholeObject}, Value::symbol(fresh));
  auto field = [&](State &state, int64_t offset) { return StateView(state, symbols_).load(parameter_, offset); };
  ASSERT_NE(field(into_, 8), field(from_, 8));
  for (State *state : {&into_, &from_}) ASSERT_TRUE(StateView(*state, symbols_).assumeRange(field(*state, 8), Range::except(2)));
  EXPECT_TRUE(join());
  EXPECT_EQ(rangeOf(into_, field(into_, 8)), Range::except(2));
  EXPECT_FALSE(field(into_, 16).isUnknown());
  EXPECT_EQ(field(into_, 16), field(into_, 16));
  EXPECT_NE(field(into_, 16), Value::symbol(symbols_.initial(parameter_, 16)));
}

// A field that is as it was, or was set: what is found out of it later says which, and what it was.
TEST_F(JoinTest, OneOfAFewValuesIsTheOneThatFits) {
  Value before = Value::symbol(symbols_.initial(parameter_, 8));
  StateView(into_, symbols_).store(parameter_, 8, Value::integer(0));
  EXPECT_TRUE(join());
  Value joined = StateView(into_, symbols_).load(parameter_, 8);
  State other = into_;
  ASSERT_TRUE(StateView(into_, symbols_).assumeRange(joined, Range::between(1, 9)));
  EXPECT_EQ(rangeOf(into_, before), Range::between(1, 9));
  ASSERT_TRUE(StateView(other, symbols_).assumeRange(joined, Range::only(0)));   // either fits
  EXPECT_TRUE(rangeOf(other, before).isAny());
  ASSERT_TRUE(StateView(other, symbols_).assumeRange(before, Range::only(0)));
  EXPECT_FALSE(StateView(other, symbols_).assumeRange(joined, Range::only(3)));
}

TEST_F(JoinTest, OfThreeWaysEachMayBe) {
  StateView(into_, symbols_).store(parameter_, 8, Value::integer(0));
  EXPECT_TRUE(join());
  from_ = State();
  StateView(from_, symbols_).store(parameter_, 8, Value::integer(5));
  EXPECT_TRUE(join());
  Value joined = StateView(into_, symbols_).load(parameter_, 8);
  ASSERT_TRUE(StateView(into_, symbols_).assumeRange(joined, Range::between(4, 9)));
  EXPECT_TRUE(rangeOf(into_, Value::symbol(symbols_.initial(parameter_, 8))).isAny());   // the 5 fits, too
}

TEST_F(JoinTest, StretchesOfDifferentLengthTellNothingBehindTheShorter) {
  StateView(into_, symbols_).fillObject(parameter_, 0, 16, Value::integer(0));
  StateView(from_, symbols_).fillObject(parameter_, 0, 32, Value::integer(0));
  EXPECT_TRUE(join());
  EXPECT_FALSE(StateView(into_, symbols_).load(parameter_, 24).isInteger());
}

TEST_F(JoinTest, UsedObjectsAreUnited) {
  into_.used.set(1, false);
  into_.used.set(2, true);
  from_.used.set(1, true);
  from_.used.set(3, false);
  EXPECT_TRUE(join());
  EXPECT_TRUE(*into_.used.find(1) && *into_.used.find(2) && !*into_.used.find(3));
  for (SymbolId object = 10; object < 10 + kMostUsed; ++object) from_.used.set(object, true);
  EXPECT_TRUE(join());
  EXPECT_EQ(into_.used.size(), 1u);   // any may have been
  EXPECT_TRUE(into_.used.find(0));
  EXPECT_FALSE(join());
}

TEST_F(JoinTest, CellsThatDifferBecomeASymbolWithBothRanges) {
  store(into_, local_, Value::integer(1));
  store(from_, local_, Value::integer(3));
  EXPECT_GT(distance(into_, from_), 0u);
  EXPECT_TRUE(join());
  Value joined = load(into_, local_);
  ASSERT_TRUE(joined.isSymbol());
  EXPECT_EQ(symbols_[joined.id].kind, SymbolKind::Join);
  EXPECT_EQ(rangeOf(into_, joined), Range::only(1).hull(Range::only(3)));
  EXPECT_EQ(rangeOf(into_, joined).low(), 1);
  EXPECT_EQ(rangeOf(into_, joined).high(), 3);
}

TEST_F(JoinTest, JoiningAgainChangesNothing) {
  store(into_, local_, Value::integer(1));
  store(from_, local_, Value::integer(3));
  EXPECT_TRUE(join());
  Value joined = load(into_, local_);
  EXPECT_FALSE(join());
  EXPECT_EQ(load(into_, local_), joined);
}

TEST_F(JoinTest, ACellOneSideNeverTouchedHasItsFirstContentThere) {
  store(into_, parameter_, Value::integer(0));
  EXPECT_TRUE(join());
  Value joined = load(into_, parameter_);
  ASSERT_TRUE(joined.isSymbol());
  EXPECT_TRUE(rangeOf(into_, joined).isAny());
  State untouched;
  store(into_, parameter_, Value::symbol(symbols_.initial(parameter_, 0)));   // as it was
  into_.options.clear();
  from_ = untouched;
  EXPECT_FALSE(join());
}

TEST_F(JoinTest, NotNullOnBothSidesStaysNotNull) {
  store(into_, local_, Value::integer(-1));
  store(from_, local_, Value::integer(1));
  join();
  EXPECT_TRUE(rangeOf(into_, load(into_, local_)).isNeverZero());
}

TEST_F(JoinTest, ConstraintsOfBothSidesAreUnited) {
  into_.constraints.set(parameter_, Range::between(0, 2));
  from_.constraints.set(parameter_, Range::between(5, 9));
  into_.constraints.set(local_, Range::only(1));
  EXPECT_TRUE(join());
  EXPECT_EQ(rangeOf(into_, Value::symbol(parameter_)), Range::between(0, 9));
  EXPECT_EQ(into_.constraints.find(local_), nullptr);   // nothing is known on the other side
}

TEST_F(JoinTest, WideningDropsGrowingBounds) {
  into_.constraints.set(parameter_, Range::between(0, 2));
  from_.constraints.set(parameter_, Range::between(0, 3));
  EXPECT_TRUE(join(true));
  EXPECT_EQ(rangeOf(into_, Value::symbol(parameter_)), Range::between(0, Range::kHighest));
  from_.constraints.set(parameter_, Range::between(0, 1000));
  EXPECT_FALSE(join(true));
}

TEST_F(JoinTest, OrdersAreUnitedAndUnknownOnesGo) {
  ValuePair pair{Value::symbol(parameter_), Value::symbol(symbols_.parameter(1)), false};
  ValuePair other{Value::symbol(parameter_), Value::symbol(symbols_.parameter(2)), false};
  into_.orders.set(pair, kLess);
  from_.orders.set(pair, kEqual);
  into_.orders.set(other, kLess);
  EXPECT_TRUE(join());
  ASSERT_TRUE(into_.orders.find(pair));
  EXPECT_EQ(*into_.orders.find(pair), kLess | kEqual);
  EXPECT_EQ(into_.orders.find(other), nullptr);
  from_.orders.set(pair, kGreater);
  EXPECT_TRUE(join());
  EXPECT_TRUE(into_.orders.empty());
}

TEST_F(JoinTest, FreedIsWhatBothFreedUsedIsWhatOneUsed) {
  into_.freed.set(parameter_, true);
  into_.freed.set(local_, true);
  from_.freed.set(parameter_, true);
  from_.used.set(parameter_, true);
  EXPECT_TRUE(join());
  EXPECT_TRUE(into_.freed.find(parameter_));
  EXPECT_FALSE(into_.freed.find(local_));
  EXPECT_TRUE(into_.used.find(parameter_));
}

TEST_F(JoinTest, TheWayToTheHandleIsKept) {
  into_.handle.status = from_.handle.status = HandleStatus::Held;
  Value handle = Value::symbol(symbols_.handle());
  store(from_, local_, handle);
  store(into_, local_, Value::integer(0));
  join();
  EXPECT_EQ(load(into_, local_), handle);
  EXPECT_TRUE(StateView(into_, symbols_).isReachable());
}

TEST_F(JoinTest, TwoPlacesInAnArrayAreSomeElementOfIt) {
  SymbolId array = symbols_.global(5);
  store(into_, local_, Value::symbol(array, 0));
  store(from_, local_, Value::symbol(array, 8));
  join();
  Value element = load(into_, local_);
  ASSERT_TRUE(element.isSymbol());
  EXPECT_EQ(symbols_[element.id].kind, SymbolKind::Element);
  EXPECT_EQ(symbols_[element.id].base, array);
  store(from_, local_, Value::symbol(array, 16));
  EXPECT_FALSE(joinStates(into_, into_, JoinPoint{7, kNone}, false, symbols_));
}

TEST_F(JoinTest, ResultsOfOneSideOnlyAreNotNeeded) {
  into_.values.set(1, Value::integer(1));
  into_.values.set(2, Value::integer(2));
  from_.values.set(2, Value::integer(2));
  EXPECT_TRUE(join());
  EXPECT_EQ(into_.values.find(1), nullptr);
  EXPECT_EQ(*into_.values.find(2), Value::integer(2));
}

TEST_F(JoinTest, WhatIsKnownOfTheHandleIsUnited) {
  into_.handle.status = from_.handle.status = HandleStatus::Held;
  into_.handle.unknown_callees = 1;
  from_.handle.unknown_callees = 2;
  from_.handle.merged_callee = from_.handle.in_several = from_.handle.was_visited = true;
  from_.handle.left_loops = 4;
  from_.handle.turned_loops = 2;
  join();
  EXPECT_EQ(into_.handle.unknown_callees, 2);
  EXPECT_TRUE(into_.handle.merged_callee && into_.handle.in_several && into_.handle.was_visited);
  EXPECT_EQ(into_.handle.left_loops, 4u);
  EXPECT_EQ(into_.handle.turned_loops, 2u);
}

// A table that each way fills elsewhere: the join comes to rest, and the handle in it is still found.
TEST_F(JoinTest, ACrowdedObjectKeepsWhatLeadsToTheHandleAlone) {
  SymbolId table = symbols_.parameter(1), handle = symbols_.handle();
  into_.handle.status = from_.handle.status = HandleStatus::Held;
  auto fill = [&](State &state, int first, int count) {
    for (int n = first; n < first + count; ++n) state.memory.set({table, 8 * n}, Value::integer(n));
  };
  into_.memory.set({table, -8}, Value::symbol(handle));
  from_.memory.set({table, -8}, Value::symbol(handle));
  fill(into_, 0, 120);
  fill(from_, 200, 120);
  EXPECT_TRUE(join());
  EXPECT_EQ(into_.memory.size(), 2u);
  EXPECT_EQ(StateView(into_, symbols_).load(table, -8), Value::symbol(handle));
  EXPECT_FALSE(StateView(into_, symbols_).load(table, 0).isInteger());
  EXPECT_NE(StateView(into_, symbols_).load(table, 0), Value::symbol(symbols_.initial(table, 0)));
  EXPECT_FALSE(join()) << "at rest";
  fill(from_, 400, 3);
  EXPECT_FALSE(join()) << "with cells nobody had before, too";
  from_.memory.set({table, -16}, Value::symbol(handle));
  EXPECT_TRUE(join());
  EXPECT_EQ(StateView(into_, symbols_).load(table, -16), Value::symbol(handle));
}

TEST_F(JoinTest, ANumberThatIsKnownSetsStatesFurtherApart) {
  SymbolId one = symbols_.intern(SymbolKind::Result, 0, 1, 0), other = symbols_.intern(SymbolKind::Result, 0, 2, 0);
  State number = into_;
  store(into_, local_, Value::symbol(one));
  store(from_, local_, Value::symbol(other));
  store(number, local_, Value::integer(0));
  EXPECT_LT(distance(into_, from_), distance(into_, number));
  EXPECT_GT(distance(into_, from_), 0u);
}

TEST_F(JoinTest, PlacesDifferPerJoinPoint) {
  store(into_, local_, Value::integer(1));
  store(from_, local_, Value::integer(3));
  State other = into_;
  joinStates(into_, from_, JoinPoint{7, kNone}, false, symbols_);
  joinStates(other, from_, JoinPoint{8, kNone}, false, symbols_);
  EXPECT_FALSE(load(into_, local_) == load(other, local_));
}

TEST_F(JoinTest, JumpsOfDifferentPlacesAreForgotten) {
  into_.jump_place = 3;
  from_.jump_place = 3;
  join();
  EXPECT_EQ(into_.jump_place, 3u);
  from_.jump_place = 4;
  join();
  EXPECT_EQ(into_.jump_place, 0u);
}

}  // namespace
}  // namespace connleak
