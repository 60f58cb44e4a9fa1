// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/value.h"

#include <algorithm>

namespace connleak {

static uint64_t mix(uint64_t seed, uint64_t value) {
  return (seed ^ (value + 0x9e3779b97f4a7c15ull + (seed << 6) + (seed >> 2))) * 0xff51afd7ed558ccdull;
}

static bool hasBase(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::Initial: case SymbolKind::Element: case SymbolKind::At: case SymbolKind::Old: case SymbolKind::Kept:
    case SymbolKind::Pure: case SymbolKind::Derived: return true;
    case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Local: case SymbolKind::Handle:
    case SymbolKind::Result: case SymbolKind::Heap: case SymbolKind::Join: case SymbolKind::Opened: return false;
  }
  return false;
}

SymbolId SymbolTable::intern(SymbolKind kind, SymbolId base, int64_t a, int64_t b, uint32_t block) {
  uint64_t h = mix(mix(mix(mix(static_cast<uint64_t>(kind), base), a), b), block);
  SymbolId id = ids_.findOrAdd(h, symbols_.size(), [&](SymbolId known) {
    const Symbol &symbol = symbols_[known];
    return symbol.kind == kind && symbol.base == base && symbol.a == a && symbol.b == b && symbol.block == block;
  });
  if (id == symbols_.size()) {
    uint32_t depth = hasBase(kind) ? symbols_[base].depth + (kind != SymbolKind::At) : 0;
    symbols_.push_back({kind, base, a, b, block, depth});
    if (kind == SymbolKind::Pure || kind == SymbolKind::Element) {
      std::vector<bool> &known = kind == SymbolKind::Pure ? asked_about_ : has_elements_;
      if (known.size() <= base) known.resize(base + 1);
      known[base] = true;
    }
  }
  return id;
}

// An element of an element is one of the same array, unless it is an array inside a structure.
SymbolId SymbolTable::element(SymbolId base, int64_t offset, int64_t stride) {
  constexpr int kMostNested = 2;
  int nested = 0;
  for (SymbolId id = base; isElement(id); id = arrayOf(id)) ++nested;
  if (nested > 0 && (offset == 0 || nested >= kMostNested)) return someElement(base);
  return intern(SymbolKind::Element, base, offset, symbols_[base].kind == SymbolKind::Global ? stride : 0);
}

SymbolId SymbolTable::elementAt(SymbolId element, const Value &index) {
  if (symbols_[element].kind != SymbolKind::Element || (!index.isInteger() && !index.isSymbol())) return element;
  return intern(SymbolKind::At, element, index.isSymbol() ? index.id : 0, index.number);
}

void SymbolTable::noteBytes(SymbolId element, int64_t bytes) {
  auto [known, is_new] = bytes_.try_emplace(element, bytes);
  if (!is_new) known->second = known->second == 0 || bytes == 0 ? 0 : std::max(known->second, bytes);
}

void SymbolTable::noteStride(SymbolId element, int64_t bytes) {
  auto [known, is_new] = strides_.try_emplace(element, bytes);
  if (!is_new && known->second != bytes) known->second = 0;
}

std::optional<int64_t> SymbolTable::positionOf(SymbolId at, int64_t offset) const {
  const Symbol &symbol = symbols_[at];
  if (symbol.kind != SymbolKind::At || symbol.a != 0) return std::nullopt;
  auto stride = strides_.find(symbol.base);
  if (stride == strides_.end() || stride->second == 0) return std::nullopt;
  int64_t position = 0;
  bool is_beyond = __builtin_mul_overflow(symbol.b, stride->second, &position) ||
                   __builtin_add_overflow(position, symbols_[symbol.base].a, &position) || __builtin_add_overflow(position, offset, &position);
  return is_beyond ? std::nullopt : std::optional(position);
}

static uint64_t mix(uint64_t seed, const Value &v) {
  return mix(mix(mix(seed, static_cast<uint64_t>(v.kind)), v.id), static_cast<uint64_t>(v.number));
}

SymbolId SymbolTable::expression(const Expression &e) {
  uint64_t h = mix(mix(mix(static_cast<uint64_t>(e.operation) * 256 + e.width, static_cast<uint64_t>(e.detail)), e.left), e.right);
  uint32_t number = expression_ids_.findOrAdd(h, expressions_.size(), [&](uint32_t known) { return expressions_[known] == e; });
  if (number < expressions_.size()) return derived_[number];
  SymbolId base = e.left.isSymbol() ? e.left.id : e.right.isSymbol() ? e.right.id : 0;
  SymbolId id = intern(SymbolKind::Derived, base, expressions_.size(), 0);
  for (const Value *operand : {&e.left, &e.right})
    if (operand->isSymbol()) symbols_[id].depth = std::max(symbols_[id].depth, symbols_[operand->id].depth + 1);
  expressions_.push_back(e);
  derived_.push_back(id);
  return id;
}

SymbolId SymbolTable::unaged(SymbolId id) const {
  while (symbols_[id].kind == SymbolKind::Old || symbols_[id].kind == SymbolKind::Kept) id = symbols_[id].base;
  return id;
}

bool SymbolTable::isFixedAtEntry(SymbolId id) const {
  while (symbols_[id].kind == SymbolKind::Initial) id = symbols_[id].base;
  return symbols_[id].kind == SymbolKind::Parameter || symbols_[id].kind == SymbolKind::Global;
}

std::optional<uint32_t> SymbolTable::optionsOf(std::vector<Value> values) {
  constexpr size_t kMostOptions = 4;
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (values.size() > kMostOptions) return std::nullopt;
  for (const Value &value : values)
    if (!value.isInteger() && !(value.isSymbol() && isFixedAtEntry(value.id))) return std::nullopt;
  auto [known, is_new] = option_numbers_.try_emplace(values, static_cast<uint32_t>(options_.size()));
  if (is_new) options_.push_back(std::move(values));
  return known->second;
}

void SymbolTable::noteJoined(SymbolId join, SymbolId value) {
  value = unaged(value);
  auto add = [](std::vector<int64_t> &all, int64_t object) {
    auto at = std::lower_bound(all.begin(), all.end(), object);
    if (at == all.end() || *at != object) all.insert(at, object);
  };
  if (symbols_[value].kind == SymbolKind::Heap) return add(joined_[join], symbols_[value].a);
  if (isPassed(value)) return add(joined_[join], ~int64_t(value));
  auto known = joined_.find(value);
  if (known == joined_.end() || value == join) return;
  const std::vector<int64_t> &more = known->second;   // stays where it is when another one is added
  std::vector<int64_t> &all = joined_[join];
  if (std::includes(all.begin(), all.end(), more.begin(), more.end())) return;
  for (int64_t object : more) add(all, object);
}

bool SymbolTable::isPassed(SymbolId id) const {
  while (symbols_[id].kind == SymbolKind::Initial) id = symbols_[id].base;
  return symbols_[id].kind == SymbolKind::Parameter;
}

std::vector<SymbolId> SymbolTable::passedIn(SymbolId join) const {
  std::vector<SymbolId> passed;
  if (auto known = joined_.find(unaged(join)); known != joined_.end())
    for (int64_t number : known->second)
      if (number < 0) passed.push_back(static_cast<SymbolId>(~number));
  return passed;
}

bool SymbolTable::mayBe(SymbolId id, SymbolId object) const {
  for (;;) {
    const Symbol &symbol = symbols_[id];
    if (symbol.kind == SymbolKind::Join || symbol.kind == SymbolKind::Result) {
      auto known = joined_.find(id);
      return known != joined_.end() && std::binary_search(known->second.begin(), known->second.end(), symbols_[unaged(object)].a);
    }
    if (symbol.kind != SymbolKind::Old && symbol.kind != SymbolKind::Kept && symbol.kind != SymbolKind::Initial &&
        symbol.kind != SymbolKind::Element && symbol.kind != SymbolKind::At) return false;
    id = symbol.base;
  }
}

uint32_t SymbolTable::condition(const Comparison &c) {
  uint64_t h = mix(mix(static_cast<uint64_t>(c.relation), c.left), c.right);
  uint32_t id = condition_ids_.findOrAdd(h, conditions_.size(), [&](uint32_t known) { return conditions_[known] == c; });
  if (id == conditions_.size()) conditions_.push_back(c);
  return id;
}

Region SymbolTable::region(SymbolId object) const {
  for (;;) {
    const Symbol &symbol = symbols_[object];
    switch (symbol.kind) {
      case SymbolKind::Local: return Region::Local;
      case SymbolKind::Heap: return Region::Heap;
      case SymbolKind::Element: case SymbolKind::At: case SymbolKind::Old: case SymbolKind::Kept: case SymbolKind::Derived:
        object = symbol.base;
        continue;
      case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Handle: case SymbolKind::Result:
      case SymbolKind::Initial: case SymbolKind::Join: case SymbolKind::Pure: case SymbolKind::Opened: return Region::Outside;
    }
    return Region::Outside;
  }
}

bool SymbolTable::isSummary(SymbolId object) const {
  for (;;) {
    const Symbol &symbol = symbols_[object];
    if (symbol.kind == SymbolKind::Element || symbol.kind == SymbolKind::Old) return true;
    if (symbol.kind == SymbolKind::Kept || !hasBase(symbol.kind)) return false;
    object = symbol.kind == SymbolKind::At ? arrayOf(object) : symbol.base;
  }
}

bool SymbolTable::isAddress(SymbolId id) const {
  for (;;) {
    const Symbol &symbol = symbols_[id];
    switch (symbol.kind) {
      case SymbolKind::Local: case SymbolKind::Global: case SymbolKind::Element: case SymbolKind::At: return true;
      case SymbolKind::Old: case SymbolKind::Kept: id = symbol.base; continue;
      case SymbolKind::Parameter: case SymbolKind::Handle: case SymbolKind::Result: case SymbolKind::Heap:
      case SymbolKind::Initial: case SymbolKind::Join: case SymbolKind::Pure: case SymbolKind::Derived:
      case SymbolKind::Opened: return false;
    }
    return false;
  }
}

bool SymbolTable::isCallers(SymbolId id) const {
  while (isInside(id)) id = symbols_[id].base;
  SymbolKind kind = symbols_[id].kind;
  return kind == SymbolKind::Parameter || kind == SymbolKind::Global || kind == SymbolKind::Handle;
}

bool SymbolTable::isThereAtEntry(SymbolId id) const {
  while (isInside(id)) id = symbols_[id].base;
  SymbolKind kind = symbols_[id].kind;
  return kind == SymbolKind::Parameter || kind == SymbolKind::Global || kind == SymbolKind::Local;
}

bool SymbolTable::isOlderThanHandle(SymbolId id) const {
  while (isInside(id)) id = symbols_[id].base;
  return symbols_[id].kind == SymbolKind::Opened || isThereAtEntry(id);
}

bool SymbolTable::dependsOn(const Value &value, SymbolId on) const {
  if (value.isSymbol()) return dependsOn(value.id, on);
  return value.isCondition() && (dependsOn(comparison(value.id).left, on) || dependsOn(comparison(value.id).right, on));
}

bool SymbolTable::dependsOn(SymbolId id, SymbolId on) const {
  for (;;) {
    if (id == on) return true;
    if (symbols_[id].kind == SymbolKind::Derived)
      return dependsOn(expressionOf(id).left, on) || dependsOn(expressionOf(id).right, on);
    if (!hasBase(symbols_[id].kind)) return false;
    id = symbols_[id].base;
  }
}

}  // namespace connleak
