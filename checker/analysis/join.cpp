// SPDX-License-Identifier: Apache-2.0
// Where paths meet. Cells with equal values stay; a cell whose values differ becomes the block's Join symbol for that
// cell, constrained to what both sides allow. Joining again in the next round of a loop yields the same symbol: the
// rounds before were renamed when they took the back edge.
#include <algorithm>
#include <optional>

#include "checker/analysis/state.h"

namespace connleak {

namespace {

class Joiner {
 public:
  Joiner(State &into, const State &from, JoinPoint point, bool widen, SymbolTable &symbols)
      : into_(into), from_(from), point_(point), widen_(widen), symbols_(symbols) {}

  bool run() {
    joinValues();
    joinMemory();
    joinConstraints();
    bool same_handle = into_.handle == from_.handle;
    bool changed = memory_changed_ || !(constraints_ == into_.constraints) || !(values_ == into_.values);
    if (!same_handle) {
      Observation &a = into_.handle;
      const Observation &b = from_.handle;
      a.unknown_callees = std::max(a.unknown_callees, b.unknown_callees);
      a.merged_callee |= b.merged_callee;
      a.was_visited |= b.was_visited;
      a.in_several |= b.in_several;
      a.left_loops |= b.left_loops;
      a.turned_loops |= b.turned_loops;
    }
    into_.memory = std::move(memory_);
    into_.constraints = std::move(constraints_);
    changed |= joinOrders();
    changed |= joinOptions();
    changed |= joinUsed();
    if (!into_.freed.isSame(from_.freed))
      changed |= into_.freed.eraseIf([&](const auto &entry) { return !from_.freed.find(entry.first); }) != 0;
    changed |= uniteMarks(into_, from_);
    into_.values = std::move(values_);
    if (into_.jump_place != from_.jump_place) into_.jump_place = 0;
    if (into_.forked != from_.forked) into_.forked = kNone;
    return changed;
  }

 private:
  Value joined(const Value &a, const Value &b, int64_t key_a, int64_t key_b) {
    if (a == b) return a;
    // The way to the handle is kept, whichever side has it.
    if (StateView(into_, symbols_).leadsToHandle(a)) return kept(a, into_);
    if (StateView(const_cast<State &>(from_), symbols_).leadsToHandle(b)) return kept(b, from_);
    if (a.isUnknown() || b.isUnknown()) return Value::unknown();
    // Two places in one array: some element of it.
    if (a.isSymbol() && b.isSymbol() && a.id == b.id && symbols_.isAddress(a.id))
      return Value::symbol(symbols_.element(a.id, std::min(a.number, b.number)));
    if (SymbolId some = commonArray(a, b)) return Value::symbol(some, a.number);
    if (isElementOf(a, b)) return Value::symbol(symbols_.someElement(a.id), a.number);
    if (isElementOf(b, a)) return Value::symbol(symbols_.someElement(b.id), b.number);
    SymbolId join = symbols_.intern(SymbolKind::Join, point_.instruction + 1, key_a, key_b, point_.block);
    Range left = StateView(into_, symbols_).rangeOf(a);
    Range right = StateView(const_cast<State &>(from_), symbols_).rangeOf(b);
    Range both = left.hull(right);
    if (widen_) both = left.widen(both);
    joins_.emplace_back(join, both);
    for (const Value *value : {&a, &b})
      if (value->isSymbol()) symbols_.noteJoined(join, value->id);
    if (key_a > 0 && symbols_.region(key_a) == Region::Outside) noteOptions(join, a, b);
    return Value::symbol(join);
  }
  // What its side knows of it, that it is not null above all, counts: the other side has nothing by that name.
  const Value &kept(const Value &value, const State &side) {
    const Range *range = value.isSymbol() ? side.constraints.find(value.id) : nullptr;
    bool is_one_sided = range && !(into_.constraints.find(value.id) && from_.constraints.find(value.id));
    if (is_one_sided && symbols_[value.id].kind != SymbolKind::Handle) kept_.emplace_back(value.id, *range);
    return value;
  }
  // In memory that the caller knows: as it was at entry, or something else.
  void noteOptions(SymbolId join, const Value &a, const Value &b) {
    if (!mayBeOption(a, into_) || !mayBeOption(b, from_)) return;
    std::vector<Value> options;
    StateView(into_, symbols_).addOptions(a, options);
    StateView(const_cast<State &>(from_), symbols_).addOptions(b, options);
    if (std::none_of(options.begin(), options.end(), [](const Value &value) { return value.isSymbol(); })) return;
    if (std::optional<uint32_t> set = symbols_.optionsOf(std::move(options))) options_.emplace_back(join, *set);
  }

  bool mayBeOption(const Value &value, const State &state) const {
    return value.isInteger() || (value.isSymbol() && (symbols_.isFixedAtEntry(value.id) || state.options.find(value.id)));
  }
  bool isElementOf(const Value &element, const Value &array) const {
    return element.isSymbol() && array.isSymbol() && symbols_.isElement(element.id) && symbols_.arrayOf(element.id) == array.id;
  }
  // The same place in two elements of one array.
  SymbolId commonArray(const Value &a, const Value &b) const {
    if (!a.isSymbol() || !b.isSymbol() || a.number != b.number || !symbols_.isElement(a.id) || !symbols_.isElement(b.id)) return 0;
    SymbolId some = symbols_.someElement(a.id);
    return some == symbols_.someElement(b.id) ? some : 0;
  }

  void joinMemory() {
    if (into_.memory.isSame(from_.memory)) { memory_ = into_.memory; return; }
    std::vector<std::pair<Cell, Value>> out;
    out.reserve(into_.memory.size() + 8);
    if (into_.memory.size() + from_.memory.size() > kMostCells) findCrowded();
    auto a = into_.memory.begin(), a_end = into_.memory.end();
    auto b = from_.memory.begin(), b_end = from_.memory.end();
    while (a != a_end || b != b_end) {
      if (b == b_end || (a != a_end && a->first < b->first)) { keep(a->first, a->second, loadOther(from_, a->first), out); ++a; }
      else if (a == a_end || b->first < a->first) { keep(b->first, loadOther(into_, b->first), b->second, out); ++b; }
      else if (a->second == b->second && !isDefault(a->first.offset)) { out.push_back(*a); ++a; ++b; }
      else { keep(a->first, a->second, b->second, out); ++a; ++b; }
    }
    for (SymbolId object : crowded_)
      out.emplace_back(Cell{object, kWholeObject},
                       Value::symbol(symbols_.intern(SymbolKind::Join, point_.instruction + 1, object, kCrowded, point_.block)));
    keepConstrained(out);
    if (!crowded_.empty()) sort(out);
    memory_changed_ = out.size() != into_.memory.size() || !std::equal(out.begin(), out.end(), into_.memory.begin());
    if (memory_changed_) memory_.assign(std::move(out));
    else memory_ = into_.memory;
  }
  void keep(const Cell &cell, const Value &a, const Value &b, std::vector<std::pair<Cell, Value>> &out) {
    if (isCrowded(cell.object) && (isDefault(cell.offset) || (!leadsToHandle(a) && !leadsToHandle(b)))) {
      if (cell.offset == kWholeObject && !std::binary_search(crowded_.begin(), crowded_.end(), cell.object))
        out.emplace_back(cell, *into_.memory.find(cell));
      return;
    }
    if (isDefault(cell.offset)) return out.emplace_back(cell, joinedDefault(cell, a, b)), void();
    out.emplace_back(cell, joined(a, b, cell.object, cell.offset));
  }
  // An object to which every way brings cells of its own, a table that is filled before each `goto`: once it had very
  // many at this point, only those that lead to the handle are told apart here.
  static constexpr int64_t kCrowded = kFirstOffset - 1;
  bool isCrowded(SymbolId object) {
    if (object == looked_at_) return is_crowded_;
    looked_at_ = object;
    if (std::binary_search(crowded_.begin(), crowded_.end(), object)) return is_crowded_ = true;
    const Value *whole = into_.memory.find({object, kWholeObject});
    if (!whole || !whole->isSymbol()) return is_crowded_ = false;
    const Symbol &symbol = symbols_[whole->id];
    return is_crowded_ = symbol.kind == SymbolKind::Join && symbol.block == point_.block && symbol.base == point_.instruction + 1 &&
                         symbol.a == object && symbol.b == kCrowded;
  }
  void findCrowded() {
    SymbolId object = 0;
    size_t cells = 0;
    auto count = [&](const Cell &cell) {
      if (cell.object != object) cells = 0;
      object = cell.object;
      if (++cells == kMostCellsOfObject + 1 && !isCrowded(object)) crowded_.push_back(object);
    };
    auto a = into_.memory.begin(), a_end = into_.memory.end();
    auto b = from_.memory.begin(), b_end = from_.memory.end();
    while (a != a_end || b != b_end) {
      if (b == b_end || (a != a_end && a->first < b->first)) { count(a->first); ++a; continue; }
      if (a != a_end && a->first == b->first) ++a;
      count(b->first);
      ++b;
    }
    looked_at_ = 0;
  }
  bool leadsToHandle(const Value &value) {
    return StateView(into_, symbols_).leadsToHandle(value) || StateView(const_cast<State &>(from_), symbols_).leadsToHandle(value);
  }

  // Where a stretch ends at different places, nothing is known of the longer one.
  Value joinedDefault(const Cell &cell, const Value &a, const Value &b) {
    if (isStretchEnd(cell.offset)) {
      if (!a.isInteger() || !b.isInteger()) return a.isInteger() ? a : b;
      return Value::integer(std::max(a.number, b.number));
    }
    bool same = a == b;
    if (same && cell.offset != kWholeObject) {
      const Value *end_a = into_.memory.find({cell.object, cell.offset + 1}), *end_b = from_.memory.find({cell.object, cell.offset + 1});
      same = !end_a || !end_b || *end_a == *end_b;
    }
    if (same) return a;
    // Not known, but the same whenever it is looked at.
    if (changed_.empty() || changed_.back() != cell.object) changed_.push_back(cell.object);
    return Value::symbol(symbols_.intern(SymbolKind::Join, point_.instruction + 1, cell.object, cell.offset, point_.block));
  }
  // Where nothing but a default told the content, and the defaults differ: cells about which one side knows something.
  void keepConstrained(std::vector<std::pair<Cell, Value>> &out) {
    std::vector<Cell> cells;
    for (SymbolId object : changed_)
      for (const State *side : {static_cast<const State *>(&into_), &from_})
        for (const auto &[symbol, range] : side->constraints)
          if (std::optional<int64_t> offset = offsetOf(symbol, object, *side)) cells.push_back({object, *offset});
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    size_t told = out.size();
    for (const Cell &cell : cells) {
      if (into_.memory.find(cell) || from_.memory.find(cell)) continue;
      keep(cell, loadOther(into_, cell), loadOther(from_, cell), out);
    }
    if (out.size() != told) sort(out);
  }
  static void sort(std::vector<std::pair<Cell, Value>> &cells) {
    std::sort(cells.begin(), cells.end(), [](const auto &x, const auto &y) { return x.first < y.first; });
  }
  // Where in the object that symbol is what is there.
  std::optional<int64_t> offsetOf(SymbolId id, SymbolId object, const State &state) const {
    const Symbol &symbol = symbols_[id];
    if (symbol.kind != SymbolKind::Initial) return std::nullopt;
    auto at = state.memory.lowerBound({object, kWholeObject});
    bool is_as_before = at == state.memory.end() || at->first.object != object || at->first.offset != kWholeObject;
    std::optional<int64_t> offset;
    if (is_as_before && symbol.base == object) offset = symbol.a;
    for (; at != state.memory.end() && at->first.object == object && isDefault(at->first.offset); ++at) {
      if (isStretchEnd(at->first.offset) || !at->second.is(symbol.base)) continue;
      int64_t start = at->first.offset == kWholeObject ? 0 : stretchStart(at->first.offset);
      offset = symbol.a - at->second.number + start;
    }
    if (!offset || StateView(const_cast<State &>(state), symbols_).load(object, *offset) != Value::symbol(id)) return std::nullopt;
    return offset;
  }
  // The other side never touched the cell. For the whole of an object that means: as it was at first.
  Value loadOther(const State &state, const Cell &cell) {
    if (cell.offset == kWholeObject) return Value::symbol(cell.object);
    if (isDefault(cell.offset)) {
      const Value *whole = state.memory.find({cell.object, kWholeObject});
      bool is_plain = whole && whole->isInteger() && StateView(const_cast<State &>(state), symbols_).stretchesOf(cell.object).empty();
      return is_plain && !isStretchEnd(cell.offset) ? *whole : Value::unknown();
    }
    return StateView(const_cast<State &>(state), symbols_).load(cell.object, cell.offset);
  }

  bool joinUsed() {
    if (into_.used.isSame(from_.used) || into_.used.find(0)) return false;
    FlatMap<SymbolId, bool>::Entries both;
    both.reserve(into_.used.size() + 8);
    auto a = into_.used.begin(), a_end = into_.used.end();
    auto b = from_.used.begin(), b_end = from_.used.end();
    bool changed = false;
    while (a != a_end || b != b_end) {
      if (b == b_end || (a != a_end && a->first < b->first)) { both.push_back(*a++); continue; }
      if (a == a_end || b->first < a->first) { both.push_back(*b++); changed = true; continue; }
      both.emplace_back(a->first, a->second || b->second);
      changed |= b->second && !a->second;
      ++a;
      ++b;
    }
    bool is_any = !both.empty() && (both.front().first == 0 || both.size() > kMostUsed);
    if (is_any) both = {{0, true}};
    if (changed) into_.used.assign(std::move(both));
    return changed;
  }

  // A new join is what met there; of what both sides know, it is what either says.
  bool joinOptions() {
    if (joins_.empty() && into_.options.isSame(from_.options)) return false;
    auto isJoinedHere = [&](SymbolId symbol) {
      return std::any_of(joins_.begin(), joins_.end(), [&](const auto &entry) { return entry.first == symbol; }); };
    FlatMap<SymbolId, uint32_t>::Entries out = options_;
    for (const auto &[symbol, set] : into_.options) {
      const uint32_t *other = from_.options.find(symbol);
      if (!other || isJoinedHere(symbol)) continue;
      std::vector<Value> both = symbols_.options(set);
      both.insert(both.end(), symbols_.options(*other).begin(), symbols_.options(*other).end());
      if (std::optional<uint32_t> united = symbols_.optionsOf(std::move(both))) out.emplace_back(symbol, *united);
    }
    FlatMap<SymbolId, uint32_t> options;
    options.assign(std::move(out));
    if (options == into_.options) return false;
    into_.options = std::move(options);
    return true;
  }

  bool joinOrders() {
    if (into_.orders.isSame(from_.orders)) return false;
    FlatMap<ValuePair, uint8_t>::Entries out;
    for (const auto &[pair, order] : into_.orders)
      if (const uint8_t *other = from_.orders.find(pair); other && (order | *other) != kAnyOrder) out.emplace_back(pair, order | *other);
    FlatMap<ValuePair, uint8_t> orders;
    orders.assign(std::move(out));
    if (orders == into_.orders) return false;
    into_.orders = std::move(orders);
    return true;
  }

  void joinValues() {
    if (into_.values.isSame(from_.values)) { values_ = into_.values; return; }
    std::vector<std::pair<uint32_t, Value>> out;
    for (const auto &[number, value] : into_.values)
      if (const Value *other = from_.values.find(number))
        out.emplace_back(number, joined(value, *other, -1, number));
    values_.assign(std::move(out));
  }

  void joinConstraints() {
    if (joins_.empty() && kept_.empty() && into_.constraints.isSame(from_.constraints)) { constraints_ = into_.constraints; return; }
    std::vector<std::pair<SymbolId, Range>> out;
    for (const auto &[symbol, range] : into_.constraints) {
      const Range *other = from_.constraints.find(symbol);
      if (!other) continue;
      Range both = range.hull(*other);
      if (widen_ && !(both == range)) both = range.widen(both);
      if (!both.isAny()) out.emplace_back(symbol, both);
    }
    std::vector<std::pair<SymbolId, Range>> fresh;
    for (const auto &[symbol, range] : joins_)
      if (!range.isAny()) fresh.emplace_back(symbol, range);
    // The join's own constraint counts, not what the symbol meant in an earlier round.
    std::vector<SymbolId> made;
    for (const auto &entry : joins_) made.push_back(entry.first);
    std::sort(made.begin(), made.end());
    std::erase_if(out, [&](const auto &entry) { return std::binary_search(made.begin(), made.end(), entry.first); });
    out.insert(out.end(), fresh.begin(), fresh.end());
    std::sort(kept_.begin(), kept_.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    kept_.erase(std::unique(kept_.begin(), kept_.end(), [](const auto &a, const auto &b) { return a.first == b.first; }), kept_.end());
    for (const auto &entry : kept_)
      if (std::none_of(out.begin(), out.end(), [&](const auto &known) { return known.first == entry.first; })) out.push_back(entry);
    constraints_.assign(std::move(out));
  }

  State &into_;
  const State &from_;
  JoinPoint point_;
  bool widen_;
  SymbolTable &symbols_;
  FlatMap<Cell, Value> memory_;
  bool memory_changed_ = false;
  std::vector<SymbolId> changed_;   // objects whose defaults differ
  std::vector<SymbolId> crowded_;   // that grew too large here; sorted
  SymbolId looked_at_ = 0;          // by isCrowded
  bool is_crowded_ = false;
  FlatMap<SymbolId, Range> constraints_;
  FlatMap<uint32_t, Value> values_;
  std::vector<std::pair<SymbolId, Range>> joins_, kept_;
  FlatMap<SymbolId, uint32_t>::Entries options_;   // of the joins
};

}  // namespace

bool joinStates(State &into, const State &from, JoinPoint point, bool widen, SymbolTable &symbols) {
  return Joiner(into, from, point, widen, symbols).run();
}

bool uniteMarks(State &into, const State &from) {
  Observation &a = into.handle;
  const Observation &b = from.handle;
  bool changed = a.was_spared < b.was_spared || a.was_linked < b.was_linked;
  a.was_spared |= b.was_spared;
  a.was_linked |= b.was_linked;
  if (into.given.isSame(from.given)) return changed;
  for (const auto &[object, is_given] : from.given) {
    if (into.given.find(object)) continue;
    into.given.set(object, is_given);
    changed = true;
  }
  return changed;
}

// A number that is known tells most about the way that was taken: what sets a flag, what is returned.
static unsigned weight(const Value &a, const Value &b) { return a.isInteger() || b.isInteger() ? 6 : 2; }
static unsigned weight(const Range &, const Range &) { return 2; }
static unsigned weight(bool, bool) { return 2; }
static unsigned weight(uint8_t, uint8_t) { return 2; }

unsigned distance(const State &a, const State &b, unsigned enough) {
  unsigned differences = 0;
  auto count = [&](const auto &x, const auto &y) {
    if (x.isSame(y) || differences >= enough) return;
    auto i = x.begin(), x_end = x.end();
    auto k = y.begin(), y_end = y.end();
    while (i != x_end && k != y_end && differences < enough) {
      if (i->first == k->first) { differences += i->second == k->second ? 0 : weight(i->second, k->second); ++i; ++k; }
      else if (i->first < k->first) { ++differences; ++i; }
      else { ++differences; ++k; }
    }
    if (differences < enough) differences += (x_end - i) + (y_end - k);
  };
  count(a.memory, b.memory);
  count(a.values, b.values);
  count(a.constraints, b.constraints);
  count(a.orders, b.orders);
  count(a.freed, b.freed);
  differences += !(a.landings == b.landings) + (a.is_supposed != b.is_supposed);
  return differences;
}

}  // namespace connleak
