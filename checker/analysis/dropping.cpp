// SPDX-License-Identifier: Apache-2.0
// What nothing in a state can come to any more is dropped: cells of objects nobody refers to, constraints on symbols
// that are gone. It tells no states apart and costs at every join.
#include <algorithm>

#include "checker/analysis/state.h"

namespace connleak {

// What a value is made from; what was loaded from an object keeps that object.
void StateView::markUsed(const Value &value, SymbolTable::Marks &used) const {
  if (value.isCondition()) {
    const Comparison &c = symbols_.comparison(value.id);
    markUsed(c.left, used);
    markUsed(c.right, used);
    return;
  }
  if (!value.isSymbol()) return;
  for (SymbolId id = value.id; !used[id]; id = symbols_[id].base) {
    used.set(id);
    const Symbol &symbol = symbols_[id];
    if (symbol.kind == SymbolKind::Derived) {
      markUsed(symbols_.expressionOf(id).left, used);
      markUsed(symbols_.expressionOf(id).right, used);
      return;
    }
    if (!symbols_.isInside(id) && symbol.kind != SymbolKind::Pure) return;
  }
}

constexpr size_t kFewCells = 24;

void StateView::dropUnreferencedObjects() {
  if (state_.memory.size() < kFewCells) return;
  SymbolTable::Marks used(symbols_);
  for (const auto &[number, value] : state_.values) markUsed(value, used);
  auto rootOfObject = [&](SymbolId id) {
    while (symbols_.isInside(id) || symbols_[id].kind == SymbolKind::Pure)
      id = symbols_[id].base;
    return id;
  };
  // Objects under a root that is in use are loadable; their content keeps others.
  struct Object { SymbolId id, root; bool is_marked; size_t first, last; };
  std::vector<Object> objects;
  size_t at = 0;
  for (const auto &[cell, value] : state_.memory) {
    if (objects.empty() || objects.back().id != cell.object) objects.push_back({cell.object, rootOfObject(cell.object), false, at, at});
    objects.back().last = ++at;
  }
  auto entries = state_.memory.begin();
  for (bool grew = true; grew;) {
    grew = false;
    for (Object &object : objects) {
      if (object.is_marked || !(used[object.root] || isLasting(object.root) || symbols_[object.root].kind == SymbolKind::Kept)) continue;
      object.is_marked = grew = true;
      for (size_t k = object.first; k < object.last; ++k) markUsed((entries + k)->second, used);
    }
  }
  if (std::all_of(objects.begin(), objects.end(), [](const Object &object) { return object.is_marked; })) return;
  size_t index = 0;
  state_.memory.eraseIf([&](const auto &entry) {
    while (objects[index].id != entry.first.object) ++index;
    return !objects[index].is_marked && !leadsToHandle(entry.second);
  });
}

void StateView::dropUnusedConstraints() {
  if (state_.constraints.size() + state_.orders.size() + state_.options.size() < 8) return;
  SymbolTable::Marks used(symbols_);
  auto mark = [&](auto &&self, const Value &value) -> void {
    if (value.isSymbol()) {
      if (used[value.id]) return;
      used.set(value.id);
      if (symbols_[value.id].kind != SymbolKind::Derived) return;
      self(self, symbols_.expressionOf(value.id).left);
      self(self, symbols_.expressionOf(value.id).right);
      return;
    }
    if (!value.isCondition()) return;
    const Comparison &c = symbols_.comparison(value.id);
    self(self, c.left);
    self(self, c.right);
  };
  for (const auto &[cell, value] : state_.memory) { used.set(cell.object); mark(mark, value); }
  for (const auto &[number, value] : state_.values) mark(mark, value);
  auto isUnused = [&](SymbolId id) {
    switch (symbols_[id].kind) {
      case SymbolKind::Result: case SymbolKind::Heap: case SymbolKind::Join: case SymbolKind::Old: case SymbolKind::Opened: return !used[id];
      case SymbolKind::Derived: {
        // What is still there may be combined again.
        const Expression &e = symbols_.expressionOf(id);
        for (const Value *operand : {&e.left, &e.right}) {
          if (!operand->isSymbol()) continue;
          SymbolId root = rootOf(operand->id);
          if (!used[root] && !isLasting(root)) return !used[id];
        }
        return false;
      }
      case SymbolKind::Pure: case SymbolKind::Initial: {
        // What memory outside held stays loadable; what a dead result held does not.
        SymbolId base = id;
        while (symbols_[base].kind == SymbolKind::Initial || symbols_[base].kind == SymbolKind::Pure) {
          if (used[base]) return false;
          base = symbols_[base].base;
        }
        return !used[base] && !isLasting(base);
      }
      case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Local: case SymbolKind::Handle: case SymbolKind::Element: case SymbolKind::At:
      case SymbolKind::Kept: return false;
    }
    return false;
  };
  state_.constraints.eraseIf([&](const auto &entry) { return isUnused(entry.first); });
  state_.options.eraseIf([&](const auto &entry) { return isUnused(entry.first); });
  state_.orders.eraseIf([&](const auto &entry) { return isUnused(entry.first.left.id) || isUnused(entry.first.right.id); });
}

SymbolId StateView::rootOf(SymbolId id) const {
  while (symbols_[id].kind == SymbolKind::Initial || symbols_[id].kind == SymbolKind::Pure) id = symbols_[id].base;
  return id;
}

bool StateView::isLasting(SymbolId root) const {
  switch (symbols_[root].kind) {
    case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Handle: case SymbolKind::Local: return true;
    case SymbolKind::Result: case SymbolKind::Heap: case SymbolKind::Initial: case SymbolKind::Join: case SymbolKind::Element: case SymbolKind::At:
    case SymbolKind::Old: case SymbolKind::Kept: case SymbolKind::Pure: case SymbolKind::Opened: case SymbolKind::Derived: return false;
  }
  return false;
}

}  // namespace connleak
