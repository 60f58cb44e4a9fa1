// SPDX-License-Identifier: Apache-2.0
// The state at a program point. The property part says how the one handle under observation stands and which cells
// hold it; the execution part is memory, constraints and the values of instructions. One handle is observed at a
// time, as in ESP (Das, Lerner, Seigle, PLDI 2002): states with an equal property part can be joined without
// mixing up handles, and the cost of a function grows with its length, not with the product of its handles.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <vector>

#include "checker/analysis/flat_map.h"
#include "checker/analysis/value.h"

namespace connleak {

struct Cell {
  SymbolId object = 0;
  int64_t offset = 0;
  friend bool operator==(const Cell &, const Cell &) = default;
  friend auto operator<=>(const Cell &, const Cell &) = default;
};

// Two values that are not known, and how they may still stand to each other: bits kLess, kEqual, kGreater.
struct ValuePair {
  Value left, right;           // left < right in the order of values
  bool is_unsigned = false;
  friend bool operator==(const ValuePair &, const ValuePair &) = default;
  friend auto operator<=>(const ValuePair &, const ValuePair &) = default;
};
constexpr uint8_t kLess = 1, kEqual = 2, kGreater = 4, kAnyOrder = 7;
inline uint8_t turned(uint8_t order) {   // seen from the other side
  return (order & kEqual) | (order & kLess ? kGreater : 0) | (order & kGreater ? kLess : 0);
}

// What an object holds where no cell names it is told by cells of its own, the defaults: one for all of it (zero after
// memset, a symbol for the version an unknown function left behind), and two per stretch that was cleared or copied by
// itself: its content, then where it ends. A content that is a symbol stands for what the object of that name held.
constexpr int64_t kWholeObject = std::numeric_limits<int64_t>::min();
constexpr int64_t kFirstOffset = kWholeObject + (int64_t(1) << 40);
constexpr int64_t kLastStretch = int64_t(1) << 32;
inline bool isDefault(int64_t offset) { return offset < kFirstOffset; }
inline int64_t stretchCell(int64_t start) { return kWholeObject + 1 + 2 * start; }
inline bool isStretchEnd(int64_t offset) { return offset != kWholeObject && isDefault(offset) && (offset - kWholeObject) % 2 == 0; }
inline int64_t stretchStart(int64_t offset) { return (offset - kWholeObject - 1) / 2; }

struct Stretch {
  int64_t start = 0, end = 0;   // bytes [start, end) of the object
  Value content;                // at its start
};

enum class HandleStatus : uint8_t {
  None,      // no handle under observation
  Held,      // open, somebody has to release it
  Released,
  Escaped,   // handed to somebody who is not looked at
  Dropped,   // this function gave up its last reference; the caller may have another
};

// What is thrown: a number of Program's table of types, or one of these.
constexpr uint32_t kNothingThrown = kNone, kAnyThrown = kNone - 1, kStandardThrown = kNone - 2;   // the last: derived from std::exception
// No exceptions: longjmp() was called, or an error was raised that ends in a call of it.
constexpr uint32_t kJumped = kNone - 3, kRaised = kNone - 4;
inline bool isJump(uint32_t thrown) { return thrown == kJumped || thrown == kRaised; }
// While a jump is under way, these values are the buffer it leads to and what setjmp() will return.
constexpr uint32_t kJumpBuffer = kNone - 1, kJumpResult = kNone - 2;

struct Flight {
  uint32_t type = kNothingThrown;
  uint32_t throwers = 0;        // who may have thrown it: a set in the context
  bool isActive() const { return type != kNothingThrown; }
  friend bool operator==(const Flight &, const Flight &) = default;
};

struct Observation {
  HandleStatus status = HandleStatus::None;
  bool was_visited = false;     // loaded back from a cell that stands for several
  bool in_several = false;      // kept in an array's element, a list's cell: one of many
  bool was_spared = false;      // a destructor of a library that may release it had it in hand, and left it open
  bool was_linked = false;      // a part of a library that only its binary has may have hung it into something
  uint8_t unknown_callees = 0;  // external functions that had the handle in hand, up to 2
  bool merged_callee = false;   // a definition that was united from several
  uint32_t event_place = 0;     // of the release
  uint32_t loss = kNone;        // Dropped: index into the run's losses
  uint32_t sites = 0;           // the acquisitions it may stem from: a set in SiteSets
  uint64_t turned_loops = 0;    // loops under way that came back to their head since the acquisition, one bit each (modulo 64)
  uint64_t left_loops = 0;      // loops left since the acquisition, unless it was certain that they do not turn
  friend bool operator==(const Observation &, const Observation &) = default;
};

// Objects from which the handle is found, as of one version of the memory.
struct CarrierCache {
  std::shared_ptr<const std::vector<SymbolId>> carriers;
  const void *identity = nullptr;
  uint32_t version = 0;
};

// A memory with more cells forgets those of objects that have very many, but for the cells that lead to the handle.
constexpr size_t kMostCells = 192, kMostCellsOfObject = 64;

// So many objects that were used are told apart; with more, any may have been: then State::used has symbol 0 alone.
constexpr size_t kMostUsed = 48;

struct State {
  FlatMap<Cell, Value> memory;
  FlatMap<SymbolId, Range> constraints;
  FlatMap<ValuePair, uint8_t> orders;
  FlatMap<SymbolId, uint32_t> options;   // which few values a symbol may be, where that is known: a set in the symbol table
  FlatMap<SymbolId, bool> freed;     // objects that were freed, on every way that led here
  FlatMap<SymbolId, bool> given;     // objects of somebody else's that may, on some way, hang in something nobody sees
  FlatMap<SymbolId, bool> used;      // what was used since entry, so that pure functions may answer anew; false: but not those that are kept
  FlatMap<uint32_t, Value> values;   // instruction results still needed
  FlatMap<Cell, uint32_t> landings;  // jump buffer -> the setjmp() calls it may lead behind: a set in the context
  Observation handle;
  Flight flight;                     // unwinding: on its way to a handler
  std::array<Flight, 3> caught;      // in the hands of handlers, the innermost first
  bool is_thrown = false;            // leaves the instruction under way by its unwind edge
  uint32_t path = 0;                 // last step, in the run's path arena
  uint32_t jump_place = 0;           // of the return, break, continue or goto under way
  bool jump_is_goto = false;
  bool is_raising = false;           // an error is being put together; it leaves when that is done
  bool is_supposed = false;          // behind a setjmp() that came back for a reason nobody saw
  uint32_t forked = kNone;           // the last call that came back in more than one way
  mutable CarrierCache cache;
};

class StateEditor;

// Everything that reads or changes a state's memory and constraints. A thin view: holds no state of its own.
class StateView {
 public:
  StateView(State &state, SymbolTable &symbols) : state_(state), symbols_(symbols) {}

  // --- constraints
  Range rangeOf(const Value &value) const;
  Truth truthOf(const Value &value) const;
  // False when the assumption contradicts what is known: the state cannot happen.
  bool assume(const Value &value, bool truth);
  bool assumeRange(const Value &value, const Range &range);
  // Assumes that left and right stand to each other in one of the ways `order` has bits for.
  bool assumeOrders(const Value &left, const Value &right, uint8_t order, bool is_unsigned);
  Value compareValues(Relation relation, const Value &left, const Value &right);
  // `left operation right`, as simple as it can be said; unknown when it would grow too deep.
  Value combine(const Expression &expression);

  // Adds what the value may be: a few others, where that is known of it, or itself.
  void addOptions(const Value &value, std::vector<Value> &options) const;

  // --- memory
  Value load(SymbolId object, int64_t offset) const;
  const Value *writtenAt(SymbolId object, int64_t offset) const; // null when nothing was
  void store(SymbolId object, int64_t offset, const Value &value);
  void forgetObject(SymbolId object);                            // its cells are gone
  void freeObject(SymbolId object);                              // likewise, and whoever else knows it has to know
  // Whether memory allocated here was freed since: nothing is written there any more.
  bool isGone(SymbolId object) const;
  // The bytes [offset, offset + length) hold `with`; a negative length: up to the end.
  void fillObject(SymbolId object, int64_t offset, int64_t length, const Value &with, bool keep_handle = false);
  std::vector<Stretch> stretchesOf(SymbolId object) const;
  // From what `source`, another state perhaps, holds there.
  void copyMemory(const State &source, const Value &to, const Value &from, int64_t length, bool keep_handle = false);

  // --- the handle
  bool isHandle(const Value &value) const;                       // it, or a pointer to its beginning
  bool leadsToHandle(const Value &value) const;                  // it, or a pointer to memory from which it is found
  bool isReachable() const;                                      // from a variable, the outside, or a live result
  bool mayBeReachable() const;                                   // its holder, of an earlier round, may be one that is
  bool mayLeadToHandle(const Value &value) const;                // likewise
  const std::vector<SymbolId> &carriers() const;                 // objects from which it is found; sorted

  // Elements at an index that nothing holds any more become some element.
  void forgetUnusedIndices();
  // Symbols made in `in_loop` blocks become Old: a new round makes them anew. An element at such an index, or at any,
  // becomes some element.
  void ageSymbols(const std::vector<bool> &in_loop, bool forget_indices = false);
  void substitute(SymbolId symbol, const Value &by);
  // Drops the content of objects that nothing refers to any more, unless it leads to the handle.
  void dropUnreferencedObjects();
  // Drops constraints on symbols nothing refers to any more.
  void dropUnusedConstraints();

 private:
  bool assumeSymbol(SymbolId symbol, const Range &range);
  bool assumeOperands(const Expression &expression, const Range &result);
  bool assumeOrder(const Value &left, const Value &right, Relation relation);
  uint8_t orderOf(const Value &left, const Value &right, bool is_unsigned) const;
  Value defaultAt(SymbolId object, int64_t offset) const;
  bool isWrittenByIndex(SymbolId object, int64_t offset, const Value &value) const;
  void weakenCells(SymbolId written, int64_t offset, const Value &value);
  bool assumeOption(const std::vector<Value> &options, const Range &range);
  // The cell of that place under its other name: at a fixed place of an array, or at an index that is a number.
  std::optional<Cell> otherName(SymbolId object, int64_t offset) const;
  enum class Cover : uint8_t { None, Part, All };
  Cover coverOf(SymbolId element, int64_t start, int64_t end) const;
  void fillElements(SymbolId array, int64_t start, int64_t end, const Value &with);
  std::optional<Value> filledWith(SymbolId some, int64_t offset) const;
  std::optional<Value> toldByOthers(SymbolId at, int64_t offset) const;
  Value combineBits(const Expression &expression);
  Value combineTruths(const Expression &expression);
  bool assumeComparison(const Comparison &comparison, bool truth);
  FlatMap<SymbolId, unsigned> hopsToHandle() const;
  template <typename Rename> void renameAll(Rename &rename);
  template <typename Rename> void renameOrders(Rename &&rename);
  template <typename Rename> void renameOptions(Rename &&rename);
  SymbolId rootOf(SymbolId id) const;      // of what was in memory: where one has to begin to load it
  bool isLasting(SymbolId root) const;
  void markUsed(const Value &value, SymbolTable::Marks &used) const;
  void setCell(const Cell &cell, const Value &value);            // keeps what is known of carriers when it can
  std::vector<SymbolId> findCarriers() const;
  std::vector<SymbolId> uncertainHolders() const;
  bool areHolderAndOther(const Value &holder, const Value &other) const;
  std::optional<Truth> compareAddresses(const Comparison &comparison) const;

  State &state_;
  SymbolTable &symbols_;
};

// Where paths meet: on entry to a block (instruction kNone), or in its middle, after a call.
struct JoinPoint {
  uint32_t block = 0;
  uint32_t instruction = kNone;
};

// Joins `from` into `into`; true when `into` changed. Cells that differ become Join symbols of that point; `widen`
// drops bounds that keep growing.
bool joinStates(State &into, const State &from, JoinPoint point, bool widen, SymbolTable &symbols);
// What is said of either, for states with equal execution parts, too: that something may be somebody else's. True when `into`
// changed.
bool uniteMarks(State &into, const State &from);
// How much a join would lose; 0 for equal execution parts, marks aside. Counts no further than `enough`.
unsigned distance(const State &a, const State &b, unsigned enough = ~0u);

}  // namespace connleak
