// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/value.h"

namespace connleak {

static uint64_t mix(uint64_t seed, uint64_t value) {
  return (seed ^ (value + 0x9e3779b97f4a7c15ull + (seed << 6) + (seed >> 2))) * 0xff51afd7ed558ccdull;
}

size_t SymbolTable::Hash::operator()(const Key &key) const {
  uint64_t h = std::get<0>(key);
  h = mix(h, std::get<1>(key));
  h = mix(h, std::get<2>(key));
  h = mix(h, std::get<3>(key));
  return mix(h, std::get<4>(key));
}

static bool hasBase(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::Initial: case SymbolKind::Element: case SymbolKind::Old: case SymbolKind::Kept:
    case SymbolKind::Pure: case SymbolKind::Derived: return true;
    case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Local: case SymbolKind::Handle:
    case SymbolKind::Result: case SymbolKind::Heap: case SymbolKind::Join: return false;
  }
  return false;
}

SymbolId SymbolTable::intern(SymbolKind kind, SymbolId base, int64_t a, int64_t b, uint32_t block) {
  auto [entry, is_new] = ids_.try_emplace({static_cast<uint8_t>(kind), base, a, b, block}, symbols_.size());
  if (is_new) {
    uint32_t depth = hasBase(kind) ? symbols_[base].depth + 1 : 0;
    symbols_.push_back({kind, base, a, b, block, depth});
  }
  return entry->second;
}

uint32_t SymbolTable::condition(const Comparison &c) {
  uint64_t h = static_cast<uint64_t>(c.relation);
  for (const Value &v : {c.left, c.right}) {
    h = mix(h, static_cast<uint64_t>(v.kind));
    h = mix(h, v.id);
    h = mix(h, v.number);
  }
  std::vector<uint32_t> &same = condition_ids_[h];
  for (uint32_t id : same)
    if (conditions_[id] == c) return id;
  same.push_back(conditions_.size());
  conditions_.push_back(c);
  return same.back();
}

Region SymbolTable::region(SymbolId object) const {
  for (;;) {
    const Symbol &symbol = symbols_[object];
    switch (symbol.kind) {
      case SymbolKind::Local: return Region::Local;
      case SymbolKind::Heap: return Region::Heap;
      case SymbolKind::Element: case SymbolKind::Old: case SymbolKind::Kept: case SymbolKind::Derived:
        object = symbol.base;
        continue;
      case SymbolKind::Parameter: case SymbolKind::Global: case SymbolKind::Handle: case SymbolKind::Result:
      case SymbolKind::Initial: case SymbolKind::Join: case SymbolKind::Pure: return Region::Outside;
    }
    return Region::Outside;
  }
}

bool SymbolTable::isSummary(SymbolId object) const {
  for (;;) {
    const Symbol &symbol = symbols_[object];
    if (symbol.kind == SymbolKind::Element || symbol.kind == SymbolKind::Old) return true;
    if (symbol.kind == SymbolKind::Kept) return false;
    if (!hasBase(symbol.kind)) return false;
    object = symbol.base;
  }
}

bool SymbolTable::isAddress(SymbolId id) const {
  for (;;) {
    const Symbol &symbol = symbols_[id];
    switch (symbol.kind) {
      case SymbolKind::Local: case SymbolKind::Global: case SymbolKind::Element: return true;
      case SymbolKind::Old: case SymbolKind::Kept: id = symbol.base; continue;
      case SymbolKind::Parameter: case SymbolKind::Handle: case SymbolKind::Result: case SymbolKind::Heap:
      case SymbolKind::Initial: case SymbolKind::Join: case SymbolKind::Pure: case SymbolKind::Derived: return false;
    }
    return false;
  }
}

bool SymbolTable::dependsOn(SymbolId id, SymbolId on) const {
  for (;;) {
    if (id == on) return true;
    if (!hasBase(symbols_[id].kind)) return false;
    id = symbols_[id].base;
  }
}

}  // namespace connleak
