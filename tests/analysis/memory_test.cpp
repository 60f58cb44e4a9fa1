// SPDX-License-Identifier: Apache-2.0
// Memory of a state, and from where the handle is found in it.
#include <gtest/gtest.h>

#include "checker/analysis/state.h"

namespace connleak {
namespace {

class MemoryTest : public testing::Test {
 protected:
  MemoryTest() {
    handle_ = symbols_.handle();
    local_ = symbols_.local(1);
    other_local_ = symbols_.local(2);
    parameter_ = symbols_.parameter(0);
    heap_ = symbols_.intern(SymbolKind::Heap, 0, 10, 0, 3);
    other_heap_ = symbols_.intern(SymbolKind::Heap, 0, 20, 0, 3);
    state_.handle.status = HandleStatus::Held;
  }
  StateView view() { return StateView(state_, symbols_); }
  Value load(SymbolId object, int64_t offset = 0) { return view().load(object, offset); }
  void store(SymbolId object, int64_t offset, SymbolId symbol) { view().store(object, offset, Value::symbol(symbol)); }
  void store(SymbolId object, int64_t offset, Value value) { view().store(object, offset, value); }

  SymbolTable symbols_;
  State state_;
  SymbolId handle_, local_, other_local_, parameter_, heap_, other_heap_;
};

TEST_F(MemoryTest, WhatWasStoredIsLoaded) {
  store(local_, 0, Value::integer(7));
  store(local_, 8, Value::integer(8));
  EXPECT_EQ(load(local_, 0), Value::integer(7));
  EXPECT_EQ(load(local_, 8), Value::integer(8));
  store(local_, 0, Value::integer(9));
  EXPECT_EQ(load(local_, 0), Value::integer(9));
}

TEST_F(MemoryTest, AStretchIsClearedByItself) {
  store(parameter_, 4, Value::integer(7));
  store(parameter_, 16, Value::integer(8));
  view().fillObject(parameter_, 0, 16, Value::integer(0));
  EXPECT_EQ(load(parameter_, 4), Value::integer(0));
  EXPECT_EQ(load(parameter_, 12), Value::integer(0));
  EXPECT_EQ(load(parameter_, 16), Value::integer(8));
  EXPECT_EQ(load(parameter_, 24), Value::symbol(symbols_.initial(parameter_, 24)));
  ASSERT_EQ(view().stretchesOf(parameter_).size(), 1u);
  EXPECT_EQ(view().stretchesOf(parameter_)[0].end, 16);
}

TEST_F(MemoryTest, WhatIsCopiedIntoClearedMemoryCounts) {
  view().fillObject(local_, 0, -1, Value::integer(0));
  store(parameter_, 8, Value::integer(5));
  view().copyMemory(state_, Value::symbol(local_, 32), Value::symbol(parameter_, 4), 8);
  EXPECT_EQ(load(local_, 28), Value::integer(0));
  EXPECT_EQ(load(local_, 32), Value::symbol(symbols_.initial(parameter_, 4)));
  EXPECT_EQ(load(local_, 36), Value::integer(5));
  EXPECT_EQ(load(local_, 40), Value::integer(0));
}

TEST_F(MemoryTest, OfStretchesThatOverlapNothingIsKnownWhereTheyDo) {
  view().fillObject(parameter_, 0, 16, Value::integer(0));
  view().fillObject(parameter_, 8, 16, Value::symbol(heap_));
  EXPECT_TRUE(load(parameter_, 12).isUnknown());
  EXPECT_EQ(load(parameter_, 20), Value::symbol(symbols_.initial(heap_, 12)));
  view().fillObject(parameter_, 0, 64, Value::integer(0));   // covers both
  EXPECT_EQ(view().stretchesOf(parameter_).size(), 1u);
  EXPECT_EQ(load(parameter_, 12), Value::integer(0));
}

TEST_F(MemoryTest, TooManyStretchesAreNoneButCellsStay) {
  store(parameter_, 1000, Value::integer(3));
  for (int64_t at = 0; at < 20; ++at) view().fillObject(parameter_, at * 16, 8, Value::integer(0));
  EXPECT_LE(view().stretchesOf(parameter_).size(), 8u);
  EXPECT_EQ(load(parameter_, 1000), Value::integer(3));
  EXPECT_TRUE(load(parameter_, 8).isUnknown());   // between two: not what was there at first, for all we still know
}

TEST_F(MemoryTest, ACellThatHoldsTheHandleStaysWhereAsked) {
  store(parameter_, 8, handle_);
  view().fillObject(parameter_, 0, 32, Value::integer(0), true);
  EXPECT_TRUE(load(parameter_, 8).is(handle_));
  view().fillObject(parameter_, 0, 32, Value::integer(0));
  EXPECT_EQ(load(parameter_, 8), Value::integer(0));
}

TEST_F(MemoryTest, AStoreAtAnUnknownIndexWeakensTheArrayAndNoMore) {
  SymbolId element = symbols_.element(parameter_, 8);
  symbols_.noteBytes(element, 16);
  view().fillObject(parameter_, 0, -1, Value::integer(0));
  store(parameter_, 8, Value::integer(1));
  store(element, 0, Value::integer(2));
  EXPECT_FALSE(load(parameter_, 8).isInteger());
  EXPECT_FALSE(load(parameter_, 16).isInteger());
  EXPECT_EQ(load(parameter_, 24), Value::integer(0));
  EXPECT_EQ(load(parameter_, 0), Value::integer(0));
}

TEST_F(MemoryTest, AnElementAtAnIndexIsWrittenOverWhereTheIndexIsTheSame) {
  SymbolId index = symbols_.parameter(1), other_index = symbols_.parameter(2);
  SymbolId here = symbols_.elementAt(symbols_.element(local_, 0), Value::symbol(index));
  SymbolId there = symbols_.elementAt(symbols_.element(local_, 0), Value::symbol(other_index));
  EXPECT_NE(here, there);
  EXPECT_EQ(here, symbols_.elementAt(symbols_.element(local_, 0), Value::symbol(index)));
  store(here, 0, handle_);
  store(here, 8, Value::integer(1));
  store(there, 0, Value::integer(0));   // may be the same or not
  store(there, 8, Value::integer(2));
  EXPECT_TRUE(view().isReachable());
  EXPECT_TRUE(load(here, 8).isUnknown());
  store(here, 0, Value::integer(0));
  EXPECT_FALSE(view().isReachable());
}

TEST_F(MemoryTest, AnIndexThatIsANumberNamesAFixedPlace) {
  SymbolId some = symbols_.element(local_, 0);
  symbols_.noteStride(some, 8);
  SymbolId first = symbols_.elementAt(some, Value::integer(0)), second = symbols_.elementAt(some, Value::integer(1));
  store(local_, 0, Value::integer(4));
  store(local_, 8, Value::integer(5));
  store(first, 0, handle_);
  EXPECT_EQ(load(local_, 0), Value::symbol(handle_));
  EXPECT_EQ(load(local_, 8), Value::integer(5));   // another one
  EXPECT_EQ(load(second, 0), Value::integer(5));
  store(local_, 0, Value::integer(6));
  EXPECT_EQ(load(first, 0), Value::integer(6));
  EXPECT_FALSE(view().isReachable());
}

TEST_F(MemoryTest, AnIndexThatCountsIsAnotherInTheNextRound) {
  SymbolId some = symbols_.element(local_, 0);
  SymbolId counter = symbols_.intern(SymbolKind::Join, 1, 0, 0, 3), fixed = symbols_.parameter(1);
  SymbolId counted = symbols_.elementAt(some, Value::symbol(counter)), kept = symbols_.elementAt(some, Value::symbol(fixed));
  store(counted, 0, handle_);
  store(kept, 8, Value::integer(1));
  std::vector<bool> in_loop(4, false);
  in_loop[3] = true;
  view().ageSymbols(in_loop);
  EXPECT_EQ(load(some, 0), Value::symbol(handle_));
  EXPECT_FALSE(state_.memory.find({counted, 0}));
  EXPECT_EQ(load(kept, 8), Value::integer(1));
  view().ageSymbols(in_loop, true);
  EXPECT_FALSE(state_.memory.find({kept, 8}));
}

TEST(SymbolTable, ReferencesHoldWhileOthersAreInterned) {
  SymbolTable symbols;
  const Symbol *first = &symbols[symbols.local(1)];
  for (uint32_t n = 0; n < 5000; ++n) symbols.local(n);
  EXPECT_EQ(first, &symbols[symbols.local(1)]);
  EXPECT_EQ(first->kind, SymbolKind::Local);
}

TEST(SymbolTable, NewMarksBeginEmpty) {
  SymbolTable symbols;
  SymbolId one = symbols.local(1), other = symbols.local(2);
  {
    SymbolTable::Marks marks(symbols);
    marks.set(one);
    EXPECT_TRUE(marks[one] && !marks[other]);
  }
  SymbolId later = symbols.local(3);
  SymbolTable::Marks marks(symbols);
  EXPECT_FALSE(marks[one] || marks[later]);
}

TEST_F(MemoryTest, WhatWasThereAtFirstHasOneName) {
  Value first = load(parameter_, 16);
  EXPECT_EQ(first, Value::symbol(symbols_.initial(parameter_, 16)));
  EXPECT_EQ(load(parameter_, 16), first);
  EXPECT_FALSE(load(parameter_, 8) == first);
}

TEST_F(MemoryTest, InitialContentsNestOnlySoDeep) {
  Value value = Value::symbol(parameter_);
  for (int i = 0; i < 30 && value.isSymbol(); ++i) value = load(value.id);
  EXPECT_TRUE(value.isUnknown());
}

TEST_F(MemoryTest, FillingCoversWhatIsInside) {
  store(local_, 8, Value::integer(3));
  store(local_, 24, Value::integer(4));
  view().fillObject(local_, 0, 16, Value::integer(0));
  EXPECT_EQ(load(local_, 8), Value::integer(0));
  EXPECT_EQ(load(local_, 24), Value::integer(4));
  view().fillObject(local_, 0, -1, Value::unknown());
  EXPECT_TRUE(load(local_, 24).isUnknown());
}

TEST_F(MemoryTest, CopiesMoveTheirCells) {
  store(local_, 8, handle_);
  store(local_, 32, Value::integer(5));
  view().copyMemory(state_, Value::symbol(other_local_), Value::symbol(local_), 16);
  EXPECT_EQ(load(other_local_, 8), Value::symbol(handle_));
  EXPECT_FALSE(load(other_local_, 32) == Value::integer(5));
  EXPECT_EQ(load(other_local_, 0), load(local_, 0));   // never written: the same initial content
  view().copyMemory(state_, Value::symbol(other_local_, 64), Value::symbol(local_, 8), 8);
  EXPECT_EQ(load(other_local_, 64), Value::symbol(handle_));
}

TEST_F(MemoryTest, ForgottenObjectsAreGone) {
  store(local_, 0, handle_);
  store(other_local_, 0, Value::integer(1));
  view().forgetObject(local_);
  EXPECT_FALSE(load(local_, 0) == Value::symbol(handle_));
  EXPECT_EQ(load(other_local_, 0), Value::integer(1));
}

TEST_F(MemoryTest, FreedObjectsAreRemembered) {
  view().freeObject(parameter_);
  view().freeObject(local_);
  view().freeObject(heap_);
  EXPECT_TRUE(state_.freed.find(parameter_));
  EXPECT_TRUE(state_.freed.find(heap_));
  EXPECT_EQ(state_.freed.size(), 2u);
  // Memory of somebody else's may be there again; what was allocated here and freed is not.
  EXPECT_TRUE(view().isGone(heap_));
  EXPECT_TRUE(view().isGone(symbols_.element(heap_, 0)));
  EXPECT_FALSE(view().isGone(parameter_));
}

TEST_F(MemoryTest, SomeElementKeepsWhatMayStillBeThere) {
  SymbolId element = symbols_.element(parameter_, 0, 8);
  EXPECT_TRUE(symbols_.isSummary(element));
  store(element, 0, Value::integer(1));
  store(element, 0, Value::integer(2));
  EXPECT_TRUE(load(element, 0).isUnknown());
  store(element, 8, handle_);
  store(element, 8, Value::integer(0));   // of another element, perhaps
  EXPECT_EQ(load(element, 8), Value::symbol(handle_));
}

// ---------------------------------------------------------------- holders

TEST_F(MemoryTest, ALocalVariableHolds) {
  EXPECT_FALSE(view().isReachable());
  store(local_, 0, handle_);
  EXPECT_TRUE(view().isReachable());
  store(local_, 0, Value::integer(0));
  EXPECT_FALSE(view().isReachable());
}

TEST_F(MemoryTest, ALiveResultHolds) {
  state_.values.set(5, Value::symbol(handle_));
  EXPECT_TRUE(view().isReachable());
  state_.values.erase(5);
  EXPECT_FALSE(view().isReachable());
}

TEST_F(MemoryTest, HeapHoldsOnlyWhatCanBeFound) {
  store(heap_, 8, handle_);
  EXPECT_FALSE(view().isReachable());
  EXPECT_TRUE(view().leadsToHandle(Value::symbol(heap_)));
  store(other_heap_, 0, heap_);
  store(heap_, 0, other_heap_);   // a ring
  EXPECT_FALSE(view().isReachable());
  store(local_, 0, other_heap_);
  EXPECT_TRUE(view().isReachable());
  EXPECT_EQ(view().carriers(), (std::vector<SymbolId>{local_, heap_, other_heap_}));
  view().forgetObject(heap_);
  EXPECT_FALSE(view().isReachable());
}

TEST_F(MemoryTest, TheOutsideHolds) {
  store(parameter_, 8, handle_);
  EXPECT_TRUE(view().isReachable());
  state_.memory.clear();
  store(symbols_.global(4), 0, handle_);
  EXPECT_TRUE(view().isReachable());
}

TEST_F(MemoryTest, APointerWithATagStillLeadsThere) {
  Value tagged = view().combine({Arithmetic::Or, 64, 0, Value::symbol(handle_), Value::integer(1)});
  store(local_, 0, tagged);
  EXPECT_TRUE(view().isReachable());
  EXPECT_FALSE(view().isHandle(tagged));
  EXPECT_TRUE(view().isHandle(Value::symbol(handle_)));
  EXPECT_FALSE(view().isHandle(Value::symbol(handle_, 8)));
}

TEST_F(MemoryTest, WithoutAnObservationNothingLeadsAnywhere) {
  store(local_, 0, handle_);
  state_.handle.status = HandleStatus::None;
  EXPECT_FALSE(view().leadsToHandle(Value::symbol(local_)));
  EXPECT_TRUE(view().carriers().empty());
}

TEST_F(MemoryTest, AnElementIsFoundFromItsArray) {
  SymbolId element = symbols_.element(heap_, 0, 8);
  store(element, 0, handle_);
  EXPECT_TRUE(view().leadsToHandle(Value::symbol(heap_)));
  EXPECT_FALSE(view().isReachable());
  store(local_, 0, heap_);
  EXPECT_TRUE(view().isReachable());
}

// ---------------------------------------------------------------- renaming

TEST_F(MemoryTest, ANewRoundMakesItsSymbolsAnew) {
  SymbolId result = symbols_.intern(SymbolKind::Result, 0, 30, 0, 3);
  store(local_, 0, result);
  store(heap_, 0, handle_);
  store(local_, 8, heap_);
  state_.constraints.set(result, Range::only(4));
  std::vector<bool> in_loop(5, false);
  in_loop[3] = true;
  view().ageSymbols(in_loop);
  Value old = load(local_, 0);
  ASSERT_TRUE(old.isSymbol());
  EXPECT_EQ(symbols_[old.id].kind, SymbolKind::Old);
  EXPECT_EQ(view().rangeOf(old), Range::only(4));
  EXPECT_TRUE(view().rangeOf(Value::symbol(result)).isAny());
  Value holder = load(local_, 8);
  EXPECT_EQ(symbols_[holder.id].kind, SymbolKind::Kept);
  EXPECT_EQ(load(holder.id, 0), Value::symbol(handle_));
  EXPECT_TRUE(view().isReachable());
}

TEST_F(MemoryTest, SymbolsOfOtherBlocksDoNotAge) {
  SymbolId result = symbols_.intern(SymbolKind::Result, 0, 30, 0, 4);
  store(local_, 0, result);
  std::vector<bool> in_loop(5, false);
  in_loop[3] = true;
  view().ageSymbols(in_loop);
  EXPECT_EQ(load(local_, 0), Value::symbol(result));
}

TEST_F(MemoryTest, SubstitutionReachesEverything) {
  SymbolId join = symbols_.intern(SymbolKind::Join, 1, 2, 3, 4);
  Value condition = view().compareValues(Relation::Equal, Value::symbol(join), Value::integer(0));
  store(local_, 0, Value::symbol(join, 8));
  store(join, 16, Value::integer(5));
  state_.values.set(1, Value::symbol(join));
  state_.values.set(2, condition);
  view().assumeRange(Value::symbol(join), Range::except(0));
  view().substitute(join, Value::symbol(parameter_));
  EXPECT_EQ(load(local_, 0), Value::symbol(parameter_, 8));
  EXPECT_EQ(load(parameter_, 16), Value::integer(5));
  EXPECT_EQ(*state_.values.find(1), Value::symbol(parameter_));
  EXPECT_TRUE(view().rangeOf(Value::symbol(parameter_)).isNeverZero());
  EXPECT_EQ(symbols_.comparison(state_.values.find(2)->id).left, Value::symbol(parameter_));
}

// ---------------------------------------------------------------- symbols

TEST_F(MemoryTest, SymbolsAreInterned) {
  EXPECT_EQ(symbols_.parameter(0), parameter_);
  EXPECT_NE(symbols_.parameter(1), parameter_);
  EXPECT_EQ(symbols_.initial(parameter_, 8), symbols_.initial(parameter_, 8));
  EXPECT_NE(symbols_.intern(SymbolKind::Result, 0, 1, 0, 1), symbols_.intern(SymbolKind::Result, 0, 1, 0, 2));
}

TEST_F(MemoryTest, RegionsFollowTheBase) {
  EXPECT_EQ(symbols_.region(local_), Region::Local);
  EXPECT_EQ(symbols_.region(symbols_.element(local_, 0, 8)), Region::Local);
  EXPECT_EQ(symbols_.region(heap_), Region::Heap);
  EXPECT_EQ(symbols_.region(symbols_.intern(SymbolKind::Old, heap_, 0, 0)), Region::Heap);
  EXPECT_EQ(symbols_.region(parameter_), Region::Outside);
  EXPECT_EQ(symbols_.region(symbols_.initial(local_, 0)), Region::Outside);
}

TEST_F(MemoryTest, DependenceGoesThroughBasesAndOperands) {
  Value product = view().combine({Arithmetic::Multiply, 32, 0, Value::symbol(symbols_.initial(parameter_, 4)), Value::symbol(local_)});
  EXPECT_TRUE(symbols_.dependsOn(product, parameter_));
  EXPECT_TRUE(symbols_.dependsOn(product, local_));
  EXPECT_FALSE(symbols_.dependsOn(product, other_local_));
}

TEST_F(MemoryTest, AJoinMayBeWhatMetThere) {
  SymbolId join = symbols_.intern(SymbolKind::Join, 1, 0, 0, 2), later = symbols_.intern(SymbolKind::Join, 2, 0, 0, 2);
  symbols_.noteJoined(join, symbols_.intern(SymbolKind::Old, heap_, 0, 0));
  symbols_.noteJoined(later, join);
  EXPECT_TRUE(symbols_.mayBe(join, heap_));
  EXPECT_TRUE(symbols_.mayBe(later, heap_));
  EXPECT_TRUE(symbols_.mayBe(symbols_.initial(later, 8), heap_));
  EXPECT_FALSE(symbols_.mayBe(join, other_heap_));
}

}  // namespace
}  // namespace connleak
