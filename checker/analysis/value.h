// SPDX-License-Identifier: Apache-2.0
// Values of the analysis: a number, a symbol plus an offset (a pointer into an object, or a number that is not known),
// or a comparison. Symbols are interned per analysed function; an object in memory is named by the symbol of its
// address.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "checker/analysis/id_table.h"
#include "checker/analysis/range.h"
#include "checker/analysis/stable_vector.h"
#include "checker/program/unit.h"

namespace connleak {

using SymbolId = uint32_t;

enum class SymbolKind : uint8_t {
  Parameter,  // a: number. What the caller passed
  Global,     // a: program-wide number of a variable or function; its address
  Local,      // a: value number of its Allocate; its address
  Handle,     // the one handle under observation
  Result,     // a: instruction, b: ordinal. Something made there and not known further
  Heap,       // a: instruction, b: ordinal. The address of memory allocated there, or null
  Initial,    // base, a: offset. What was in memory when the function (or base) came into sight
  Join,       // block, base: instruction + 1, a, b: the cell. Differs between the paths that meet there
  Element,    // base, a: offset, b: bytes from one to the next (of a global array only). Some element of the array there
  At,         // base: an Element, a: the symbol its index is made from, b: a number added. The one at that index, while that stands
  Old,        // base: what base was in an earlier round of a loop; may stand for several objects
  Kept,       // base: as Old, but one object only: it leads to the handle
  Pure,       // base: argument, a: function. What a pure function says of base
  Opened,     // a: instruction, b: ordinal. As Result: another handle, that some function acquired there
  Derived,    // a: number of an expression; base: the symbol it is most about
};

struct Symbol {
  SymbolKind kind = SymbolKind::Result;
  SymbolId base = 0;
  int64_t a = 0, b = 0;
  uint32_t block = kNone;  // the block that makes it anew each time it runs; kNone: made once
  uint32_t depth = 0;
};

struct Value {
  enum class Kind : uint8_t { Unknown, Integer, Symbol, Condition };
  Kind kind = Kind::Unknown;
  uint32_t id = 0;      // symbol or condition
  int64_t number = 0;   // the integer, or the offset from the symbol

  static Value unknown() { return {}; }
  static Value integer(int64_t number) { return {Kind::Integer, 0, number}; }
  static Value symbol(SymbolId id, int64_t offset = 0) { return {Kind::Symbol, id, offset}; }
  static Value condition(uint32_t id) { return {Kind::Condition, id, 0}; }

  bool isUnknown() const { return kind == Kind::Unknown; }
  bool isInteger() const { return kind == Kind::Integer; }
  bool isSymbol() const { return kind == Kind::Symbol; }
  bool isCondition() const { return kind == Kind::Condition; }
  // Null, or a member of what null points to: nothing is there.
  bool isInNullPage() const { return isInteger() && number >= 0 && number < 4096; }
  bool is(SymbolId symbol) const { return isSymbol() && id == symbol; }
  friend bool operator==(const Value &, const Value &) = default;
  friend auto operator<=>(const Value &, const Value &) = default;
};

// Arithmetic over values that are not both known. Equal expressions over equal values are one symbol.
struct Expression {
  Arithmetic operation = Arithmetic::Other;
  uint8_t width = 64;      // bits of the result
  int64_t detail = 0;      // the predicate of a FloatCompare
  Value left, right;
  friend bool operator==(const Expression &, const Expression &) = default;
};

struct Comparison {
  Relation relation;
  Value left, right;
  friend bool operator==(const Comparison &, const Comparison &) = default;
};

// Where an object's memory lives: decides what keeps a handle reachable.
enum class Region : uint8_t { Local, Heap, Outside };

class SymbolTable {
 public:
  // A set of symbols. One at a time: a new one empties the last, at no cost per symbol.
  class Marks {
   public:
    explicit Marks(SymbolTable &table) : marks_(table.marks_), round_(++table.round_) { marks_.resize(table.size(), 0); }
    bool operator[](SymbolId id) const { return marks_[id] == round_; }
    void set(SymbolId id) { marks_[id] = round_; }

   private:
    std::vector<uint32_t> &marks_;
    uint32_t round_;
  };

  SymbolTable() { symbols_.push_back({}); }   // 0 is no symbol
  SymbolId intern(SymbolKind kind, SymbolId base, int64_t a, int64_t b, uint32_t block = kNone);
  // Stays where it is while others are interned; so do expressions and comparisons.
  const Symbol &operator[](SymbolId id) const { return symbols_[id]; }
  size_t size() const { return symbols_.size(); }

  SymbolId parameter(unsigned number) { return intern(SymbolKind::Parameter, 0, number, 0); }
  SymbolId global(uint32_t number) { return intern(SymbolKind::Global, 0, number, 0); }
  SymbolId local(uint32_t value) { return intern(SymbolKind::Local, 0, value, 0); }
  SymbolId handle() { return intern(SymbolKind::Handle, 0, 0, 0); }
  SymbolId initial(SymbolId base, int64_t offset) { return intern(SymbolKind::Initial, base, offset, 0); }
  SymbolId element(SymbolId base, int64_t offset, int64_t stride = 0);
  SymbolId elementAt(SymbolId element, const Value &index);
  // Whether some element of it was ever named.
  bool hasElements(SymbolId array) const { return array < has_elements_.size() && has_elements_[array]; }
  bool isElement(SymbolId id) const { return symbols_[id].kind == SymbolKind::Element || symbols_[id].kind == SymbolKind::At; }
  // The one at an index is some element; others stay what they are.
  SymbolId someElement(SymbolId id) const { return symbols_[id].kind == SymbolKind::At ? symbols_[id].base : id; }
  SymbolId arrayOf(SymbolId element) const { return symbols_[someElement(element)].base; }
  // Of one array, at indices that cannot be the same.
  bool areDifferentElements(SymbolId a, SymbolId b) const {
    const Symbol &x = symbols_[a], &y = symbols_[b];
    return x.kind == SymbolKind::At && y.kind == SymbolKind::At && x.base == y.base && x.a == y.a && x.b != y.b;
  }
  // How far it is from one element to the next; 0: not known.
  void noteStride(SymbolId element, int64_t bytes);
  int64_t strideOf(SymbolId element) const {
    auto known = strides_.find(element);
    return known == strides_.end() ? 0 : known->second;
  }
  // Where in its array that offset into the one at an index that is a number is.
  std::optional<int64_t> positionOf(SymbolId at, int64_t offset = 0) const;
  // Loaded from somewhere, or part of it.
  bool isInside(SymbolId id) const { return symbols_[id].kind == SymbolKind::Initial || isElement(id); }

  // How long the array is an element is of; 0: not known.
  void noteBytes(SymbolId element, int64_t bytes);
  int64_t bytesOf(SymbolId element) const {
    auto known = bytes_.find(element);
    return known == bytes_.end() ? 0 : known->second;
  }

  SymbolId expression(const Expression &expression);
  const Expression &expressionOf(SymbolId derived) const { return expressions_[symbols_[derived].a]; }
  // Whether some pure function was asked about it.
  bool isAskedAbout(SymbolId id) const { return id < asked_about_.size() && asked_about_[id]; }
  // What a pure function answers when it is asked about null.
  void noteAnswerOfNull(int64_t function, int64_t answer) { answers_of_null_[function] = answer; }
  const int64_t *answerOfNull(SymbolId pure) const {
    auto known = answers_of_null_.find(symbols_[pure].a);
    return known == answers_of_null_.end() ? nullptr : &known->second;
  }
  // A Join may be any of the values that met there.
  void noteJoined(SymbolId join, SymbolId value);
  // Whether what `id` stands for, or was loaded from, may be that object: by way of the joins it is made from. Objects
  // of earlier rounds count as the one they were.
  bool mayBe(SymbolId id, SymbolId object) const;
  // An argument, or what the caller had in memory that an argument leads to.
  bool isPassed(SymbolId id) const;
  std::vector<SymbolId> passedIn(SymbolId join) const;   // of what met there
  SymbolId unaged(SymbolId id) const;

  uint32_t condition(const Comparison &comparison);
  const Comparison &comparison(uint32_t id) const { return conditions_[id]; }

  // Sets of numbers and of things that were there at entry, by number. Nothing when they are too many, or others.
  std::optional<uint32_t> optionsOf(std::vector<Value> values);
  const std::vector<Value> &options(uint32_t set) const { return options_[set]; }
  // What a parameter or a global is, or leads to by fixed ways: the same all the time.
  bool isFixedAtEntry(SymbolId id) const;

  Region region(SymbolId object) const;
  // One symbol may stand for several objects: writes do not replace what was there.
  bool isSummary(SymbolId object) const;
  // There when the function was entered, or the address of something.
  bool isThereAtEntry(SymbolId id) const;
  // Made before the function was entered, or the address of something that is no handle: never the one under observation.
  bool isOlderThanHandle(SymbolId id) const;
  // What the caller knows by that name, too: a parameter, a global, the handle, and what they lead to at entry.
  bool isCallers(SymbolId id) const;
  // The address of something that exists: never null.
  bool isAddress(SymbolId id) const;
  // True when `id` is `on` or is made from it.
  bool dependsOn(SymbolId id, SymbolId on) const;
  bool dependsOn(const Value &value, SymbolId on) const;

 private:
  StableVector<Symbol> symbols_;
  std::vector<uint32_t> marks_;   // symbol -> the last Marks it was in
  uint32_t round_ = 0;
  IdTable ids_;
  // Join -> instructions that made the objects it may be; sorted. One call may make the same object under several
  // names, one per way through the callee.
  std::unordered_map<SymbolId, std::vector<int64_t>> joined_;
  StableVector<std::vector<Value>> options_;
  std::map<std::vector<Value>, uint32_t> option_numbers_;
  std::unordered_map<int64_t, int64_t> answers_of_null_;
  std::unordered_map<SymbolId, int64_t> bytes_, strides_;
  std::vector<bool> asked_about_, has_elements_;
  StableVector<Expression> expressions_;
  IdTable expression_ids_;   // by number of the expression
  std::vector<SymbolId> derived_;   // expression -> its symbol
  StableVector<Comparison> conditions_;
  IdTable condition_ids_;
};

}  // namespace connleak
