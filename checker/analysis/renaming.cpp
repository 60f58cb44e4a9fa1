// SPDX-License-Identifier: Apache-2.0
// Symbols of a state get other names: those that a loop makes anew become old ones on its back edge, and one that turns
// out to be something else is replaced by it.
#include <algorithm>

#include "checker/analysis/state.h"

namespace connleak {

namespace {

class Renamer {
 public:
  explicit Renamer(SymbolTable &symbols) : symbols_(symbols) {}
  virtual ~Renamer() = default;
  virtual bool isAnotherRound() const { return false; }

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
      case SymbolKind::Initial: case SymbolKind::Element: case SymbolKind::At: case SymbolKind::Pure: break;
      default: return id;
    }
    SymbolId base = (*this)(symbol.base);
    if (base == symbol.base) return id;
    if (symbol.kind == SymbolKind::Element) {
      SymbolId element = symbols_.element(base, symbol.a, symbol.b);
      symbols_.noteBytes(element, symbols_.bytesOf(id));
      return element;
    }
    if (symbol.kind == SymbolKind::At && symbols_[base].kind != SymbolKind::Element) return base;
    return symbols_.intern(symbol.kind, base, symbol.a, symbol.b, symbol.block);
  }
  SymbolTable &symbols_;

 private:
  FlatMap<SymbolId, SymbolId> done_;
};

// Elements at these indices are some elements.
class IndexForgetter : public Renamer {
 public:
  IndexForgetter(SymbolTable &symbols, std::vector<SymbolId> elements) : Renamer(symbols), elements_(std::move(elements)) {}

 private:
  SymbolId renamed(SymbolId id) override {
    bool is_one = symbols_[id].kind == SymbolKind::At && std::binary_search(elements_.begin(), elements_.end(), id);
    return is_one ? (*this)(symbols_[id].base) : rebased(id);
  }
  std::vector<SymbolId> elements_;
};

class Ager : public Renamer {
 public:
  Ager(SymbolTable &symbols, const std::vector<bool> &in_loop, bool forget_indices, std::vector<SymbolId> holders)
      : Renamer(symbols), in_loop_(in_loop), forget_indices_(forget_indices), holders_(std::move(holders)) {}
  bool isAnotherRound() const override { return true; }

 private:
  SymbolId renamed(SymbolId id) override {
    Symbol symbol = symbols_[id];
    // An index that the loop makes anew, or counts, is another one in the next round.
    if (symbol.kind == SymbolKind::At) {
      SymbolId index = symbol.a;
      return forget_indices_ || index == 0 || (*this)(index) != index ? (*this)(symbol.base) : rebased(id);
    }
    if (symbol.block == kNone || !in_loop_[symbol.block]) return rebased(id);
    bool holds = std::find(holders_.begin(), holders_.end(), id) != holders_.end();
    if (symbol.kind == SymbolKind::Handle) return id;
    return symbols_.intern(holds ? SymbolKind::Kept : SymbolKind::Old, id, 0, 0);
  }
  const std::vector<bool> &in_loop_;
  bool forget_indices_;
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

// Two rounds of one symbol: what either may be.
template <typename Rename>
void StateView::renameOptions(Rename &&rename) {
  if (state_.options.empty()) return;
  FlatMap<SymbolId, uint32_t> renamed;
  for (const auto &[symbol, set] : state_.options) {
    SymbolId now = rename(symbol);
    std::vector<Value> all = symbols_.options(set);
    const uint32_t *there = renamed.find(now);
    if (there && *there == kNone) continue;
    if (there) all.insert(all.end(), symbols_.options(*there).begin(), symbols_.options(*there).end());
    if (std::optional<uint32_t> both = symbols_.optionsOf(std::move(all))) renamed.set(now, *both);
    else renamed.set(now, kNone);
  }
  renamed.eraseIf([](const auto &entry) { return entry.second == kNone; });
  state_.options = std::move(renamed);
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
        if (!symbols_.isInside(object)) break;
      }
    }
    for (SymbolId object : found)
      if (!hops.find(object)) hops.set(object, round);
  }
  return hops;
}

void StateView::ageSymbols(const std::vector<bool> &in_loop, bool forget_indices) {
  std::vector<SymbolId> holders;
  for (const auto &[cell, value] : state_.memory)
    if (value.is(symbols_.handle())) holders.push_back(cell.object);
  Ager age(symbols_, in_loop, forget_indices, std::move(holders));
  renameAll(age);
}

// An index that nothing holds any more cannot come back: its element is some element from here on.
void StateView::forgetUnusedIndices() {
  std::vector<SymbolId> elements;
  for (const auto &[cell, value] : state_.memory) {
    SymbolId object = cell.object;
    if (symbols_[object].kind != SymbolKind::At || symbols_[object].a == 0) continue;
    if (elements.empty() || elements.back() != object) elements.push_back(object);
  }
  if (elements.empty()) return;
  SymbolTable::Marks used(symbols_);
  for (const auto &[number, value] : state_.values) markUsed(value, used);
  for (const auto &[cell, value] : state_.memory) markUsed(value, used);
  auto canComeBack = [&](auto &&self, const Value &value) -> bool {
    if (!value.isSymbol() || used[value.id]) return true;
    const Symbol &symbol = symbols_[value.id];
    if (symbol.kind == SymbolKind::Initial) return used[rootOf(value.id)] || isLasting(rootOf(value.id));
    if (symbol.kind != SymbolKind::Derived) return false;
    return self(self, symbols_.expressionOf(value.id).left) && self(self, symbols_.expressionOf(value.id).right);
  };
  std::erase_if(elements, [&](SymbolId element) {
    return used[element] || canComeBack(canComeBack, Value::symbol(symbols_[element].a)); });
  if (elements.empty()) return;
  std::sort(elements.begin(), elements.end());
  IndexForgetter forget(symbols_, std::move(elements));
  renameAll(forget);
}

// Symbols, cells and what is known of both, under their new names.
template <typename Rename>
void StateView::renameAll(Rename &rename) {
  // Two rounds of one object meet in one cell: unless they agree, nothing is known of it but the shorter way to the handle.
  struct Moved { Cell cell; Value value; unsigned hops; };
  std::vector<Moved> cells;
  FlatMap<SymbolId, unsigned> hops = hopsToHandle();
  for (const auto &[cell, value] : state_.memory) {
    const unsigned *distance = value.isSymbol() ? hops.find(value.id) : nullptr;
    cells.push_back({Cell{rename(cell.object), cell.offset}, rename(value), distance ? *distance : kNoWay});
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
  // In the next round some element may be another one.
  auto isOfElement = [&](SymbolId id) {
    while (symbols_[id].kind == SymbolKind::Initial) id = symbols_[id].base;
    return rename.isAnotherRound() && (symbols_[id].kind == SymbolKind::Element || (symbols_[id].kind == SymbolKind::At && rename(id) != id));
  };
  for (const auto &[symbol, range] : state_.constraints) {
    if (isOfElement(symbol)) continue;
    SymbolId now = rename(symbol);
    if (now != symbol && symbols_[now].kind == SymbolKind::Old && state_.constraints.find(now)) continue;
    ranges.emplace_back(now, range);
  }
  state_.constraints.assign(std::move(ranges));
  renameOrders(rename);
  renameOptions(rename);
  FlatMap<SymbolId, bool>::Entries freed;
  for (const auto &[object, is_freed] : state_.freed) freed.emplace_back(rename(object), is_freed);
  state_.freed.assign(std::move(freed));
  FlatMap<SymbolId, bool>::Entries given;
  for (const auto &[object, is_given] : state_.given) given.emplace_back(rename(object), is_given);
  state_.given.assign(std::move(given));
  state_.values.transform([&](const Value &value) { return rename(value); });
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
  state_.options.erase(symbol);
  renameOrders([&](const Value &value) { return substitute.apply(value); });
  state_.values.transform([&](const Value &value) { return substitute.apply(value); });
}

}  // namespace connleak
