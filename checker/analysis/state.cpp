// SPDX-License-Identifier: Apache-2.0
// The memory of a state, and how the handle is found in it. Memory is a map from (object, offset) to value; a cell that
// is missing holds what a default tells, or else the object's initial content, which is named lazily. Objects are local
// variables, memory allocated here, and everything outside (parameters' pointees, globals, what unknown functions
// returned): the last is reachable by others, so a handle stored there is not lost.
#include "checker/analysis/state.h"

#include <algorithm>

namespace connleak {

static constexpr uint32_t kDeepest = 8;  // initial contents of initial contents of …

// ---------------------------------------------------------------- memory

Value StateView::load(SymbolId object, int64_t offset) const {
  if (const Value *value = writtenAt(object, offset)) return *value;
  if (symbols_[object].kind == SymbolKind::At)
    if (std::optional<Value> told = toldByOthers(object, offset)) return *told;
  Value value = defaultAt(object, offset);
  return value.isInteger() && isWrittenByIndex(object, offset, value) ? Value::unknown() : value;
}

const Value *StateView::writtenAt(SymbolId object, int64_t offset) const {
  if (const Value *value = state_.memory.find({object, offset})) return value;
  std::optional<Cell> other = otherName(object, offset);
  return other ? state_.memory.find(*other) : nullptr;
}

std::optional<Cell> StateView::otherName(SymbolId object, int64_t offset) const {
  if (symbols_[object].kind == SymbolKind::At) {
    std::optional<int64_t> position = symbols_.positionOf(object, offset);
    if (!position || !state_.memory.find({symbols_.arrayOf(object), *position})) return std::nullopt;
    return Cell{symbols_.arrayOf(object), *position};
  }
  if (!symbols_.hasElements(object)) return std::nullopt;
  for (const auto &[cell, value] : state_.memory) {
    if (symbols_[cell.object].kind != SymbolKind::At || symbols_.arrayOf(cell.object) != object || isDefault(cell.offset)) continue;
    if (symbols_.positionOf(cell.object, cell.offset) == offset) return cell;
  }
  return std::nullopt;
}

std::vector<Stretch> StateView::stretchesOf(SymbolId object) const {
  std::vector<Stretch> all;
  auto at = state_.memory.lowerBound({object, kWholeObject + 1});
  for (; at != state_.memory.end() && at->first.object == object && isDefault(at->first.offset); ++at) {
    int64_t start = stretchStart(at->first.offset);
    if (!isStretchEnd(at->first.offset)) all.push_back({start, Range::kHighest, at->second});
    else if (!all.empty() && all.back().start == start && at->second.isInteger()) all.back().end = at->second.number;
  }
  return all;
}

// What the content of a default says of a place so many bytes behind its beginning.
static Value contentAt(const Value &content, int64_t bytes, SymbolTable &symbols) {
  if (content.isInteger()) return content;
  if (content.isSymbol()) return Value::symbol(symbols.initial(content.id, content.number + bytes));
  return Value::unknown();
}

Value StateView::defaultAt(SymbolId object, int64_t offset) const {
  std::optional<Value> found;
  auto at = state_.memory.lowerBound({object, kWholeObject});
  if (at != state_.memory.end() && at->first.object == object && isDefault(at->first.offset)) {
    for (const Stretch &stretch : stretchesOf(object)) {
      if (offset < stretch.start || offset >= stretch.end) continue;
      Value here = contentAt(stretch.content, offset - stretch.start, symbols_);
      if (found && *found != here) return Value::unknown();
      found = here;
    }
    if (found) return *found;
    if (at->first.offset == kWholeObject) return contentAt(at->second, offset, symbols_);
  }
  if (symbols_[object].depth > kDeepest) return Value::unknown();
  return Value::symbol(symbols_.initial(object, offset));
}

// What other elements of the array, and the array as a whole, say of the one at an index. With the handle among them it
// may be that one.
std::optional<Value> StateView::toldByOthers(SymbolId at, int64_t offset) const {
  SymbolId some = symbols_.someElement(at);
  std::optional<Value> told;
  for (const auto &[cell, value] : state_.memory) {
    if (cell.offset != offset || cell.object == at || symbols_.someElement(cell.object) != some) continue;
    if (symbols_.areDifferentElements(cell.object, at)) continue;
    if (leadsToHandle(Value::symbol(cell.object))) return value;
    told = told || cell.object != some ? Value::unknown() : value;
  }
  return told ? told : filledWith(some, offset);
}

// An element nobody knows which was given another value.
bool StateView::isWrittenByIndex(SymbolId object, int64_t offset, const Value &value) const {
  return symbols_.hasElements(object) && std::any_of(state_.memory.begin(), state_.memory.end(), [&](const auto &entry) {
    SymbolId some = symbols_.someElement(entry.first.object);
    const Symbol &element = symbols_[some];
    if (element.kind != SymbolKind::Element || element.base != object || isDefault(entry.first.offset)) return false;
    int64_t bytes = symbols_.bytesOf(some);
    return offset >= element.a + entry.first.offset && (bytes == 0 || offset < element.a + bytes) && entry.second != value;
  });
}

// Some element of an array is written: each of them may be the one.
void StateView::weakenCells(SymbolId written, int64_t offset, const Value &value) {
  if (leadsToHandle(value)) return;   // the other elements are others
  SymbolId element = symbols_.someElement(written);
  const Symbol symbol = symbols_[element];
  int64_t first = symbol.a + offset, bytes = symbols_.bytesOf(element);
  std::vector<Cell> weak;
  bool is_elsewhere = symbols_.positionOf(written).has_value();   // than fixed places, or it is that one
  for (auto at = state_.memory.lowerBound({symbol.base, first}); at != state_.memory.end() && at->first.object == symbol.base; ++at) {
    if (is_elsewhere || (bytes != 0 && at->first.offset >= symbol.a + bytes)) break;
    if (at->second != value && !at->second.isUnknown() && !leadsToHandle(at->second)) weak.push_back(at->first);
  }
  Value any = Value::symbol(symbols_.initial(element, offset));
  for (const Cell &cell : weak) setCell(cell, any);
  weak.clear();
  for (const auto &[cell, there] : state_.memory)
    if (cell.offset == offset && cell.object != written && symbols_.someElement(cell.object) == element && there != value &&
        !there.isUnknown() && !leadsToHandle(there) && !symbols_.areDifferentElements(cell.object, written)) weak.push_back(cell);
  for (const Cell &cell : weak) setCell(cell, Value::unknown());
}

void StateView::store(SymbolId object, int64_t offset, const Value &value) {
  if (symbols_.isElement(object)) weakenCells(object, offset, value);
  if (!state_.memory.find({object, offset}))
    if (std::optional<Cell> other = otherName(object, offset)) {
      // What an index wrote stays told by it: the next round of a loop writes another one.
      if (symbols_[object].kind != SymbolKind::At) return setCell(*other, value);
      state_.memory.erase(*other);
    }
  if (symbols_.isSummary(object)) {
    // One of several cells: what was there may still be there. The handle stays findable.
    const Value *there = state_.memory.find({object, offset});
    if (there && leadsToHandle(*there)) return;
    if (there && *there != value && !leadsToHandle(value)) {
      setCell({object, offset}, Value::unknown());
      return;
    }
  }
  setCell({object, offset}, value);
}

void StateView::forgetObject(SymbolId object) {
  state_.memory.eraseIf([&](const auto &entry) { return symbols_.dependsOn(entry.first.object, object) &&
      (entry.first.object == object || symbols_.isElement(entry.first.object)); });
  // What was found there at entry stays a condition of being here.
  if (symbols_.region(object) == Region::Outside) return;
  state_.constraints.eraseIf([&](const auto &entry) {
    return entry.first != object && symbols_[entry.first].kind == SymbolKind::Initial && symbols_[entry.first].base == object;
  });
}

void StateView::freeObject(SymbolId object) {
  forgetObject(object);
  if (symbols_.region(object) == Region::Outside || symbols_[object].kind == SymbolKind::Heap) state_.freed.set(object, true);
}

bool StateView::isGone(SymbolId object) const {
  while (symbols_.isElement(object)) object = symbols_[object].base;
  return symbols_[object].kind == SymbolKind::Heap && state_.freed.find(object);
}

constexpr size_t kMostStretches = 8;

void StateView::fillObject(SymbolId object, int64_t offset, int64_t length, const Value &with, bool keep_handle) {
  int64_t end = length < 0 || offset > Range::kHighest - length ? Range::kHighest : offset + length;
  bool all = offset <= 0 && end == Range::kHighest;
  std::vector<Stretch> stretches = stretchesOf(object);
  state_.memory.eraseIf([&](const auto &entry) {
    if (entry.first.object != object) return false;
    if (isDefault(entry.first.offset)) return all || entry.first.offset != kWholeObject;
    if (!all && (entry.first.offset < offset || entry.first.offset >= end)) return false;
    return !keep_handle || !leadsToHandle(entry.second);
  });
  fillElements(object, offset, end, with);
  if (all) return state_.memory.set({object, kWholeObject}, with);
  std::erase_if(stretches, [&](const Stretch &s) { return s.start >= offset && s.end <= end; });
  // What is covered in part only is not known any more.
  for (Stretch &s : stretches)
    if (s.start < end && s.end > offset && s.content != with) s.content = Value::unknown();
  bool is_named = offset >= 0 && offset < kLastStretch;
  if (is_named) stretches.push_back({offset, end, with});
  if (!is_named || stretches.size() > kMostStretches) return state_.memory.set({object, kWholeObject}, Value::unknown());
  for (const Stretch &s : stretches) {
    state_.memory.set({object, stretchCell(s.start)}, s.content);
    state_.memory.set({object, stretchCell(s.start) + 1}, Value::integer(s.end));
  }
}

// How bytes [start, end) of an array lie to those that an element of it may be in.
StateView::Cover StateView::coverOf(SymbolId element, int64_t start, int64_t end) const {
  SymbolId some = symbols_.someElement(element);
  int64_t first = symbols_[some].a, bytes = symbols_.bytesOf(some);
  if (end <= first || (bytes != 0 && start >= first + bytes)) return Cover::None;
  return start <= first && (end == Range::kHighest || (bytes != 0 && first + bytes <= end)) ? Cover::All : Cover::Part;
}

void StateView::fillElements(SymbolId array, int64_t start, int64_t end, const Value &with) {
  if (!symbols_.hasElements(array)) return;
  std::vector<std::pair<Cell, Value>> filled;
  for (const auto &[cell, value] : state_.memory) {
    if (!symbols_.isElement(cell.object) || symbols_.arrayOf(cell.object) != array || isDefault(cell.offset) || leadsToHandle(value)) continue;
    Cover cover = coverOf(cell.object, start, end);
    // As with the handle: a way to what may come to hold it is kept as long as it may be there still.
    bool may_stay = cover == Cover::Part || (end == Range::kHighest && !with.isInteger());
    bool may_lead = value.isSymbol() && (symbols_.region(value.id) == Region::Heap || symbols_.isPassed(value.id));
    if (may_stay && may_lead && !isGone(value.id)) continue;
    if (cover != Cover::None) filled.emplace_back(cell, cover == Cover::All && with.isInteger() ? with : Value::unknown());
  }
  for (const auto &[cell, value] : filled) state_.memory.set(cell, value);
}

// The number that was put into every element at once, and into none another since.
std::optional<Value> StateView::filledWith(SymbolId some, int64_t offset) const {
  SymbolId array = symbols_[some].base;
  std::optional<Value> number;
  for (const Stretch &stretch : stretchesOf(array)) {
    Cover cover = coverOf(some, stretch.start, stretch.end);
    if (cover == Cover::None) continue;
    if (cover == Cover::Part || number || !stretch.content.isInteger()) return std::nullopt;
    number = stretch.content;
  }
  const Value *whole = state_.memory.find({array, kWholeObject});
  if (!number && whole && whole->isInteger()) number = *whole;
  int64_t first = symbols_[some].a;
  if (!number || isWrittenByIndex(array, first + offset, *number)) return std::nullopt;
  for (auto at = state_.memory.lowerBound({array, first}); at != state_.memory.end() && at->first.object == array; ++at)
    if (coverOf(some, at->first.offset, at->first.offset + 1) != Cover::None && at->second != *number) return std::nullopt;
  return number;
}

void StateView::copyMemory(const State &source, const Value &to, const Value &from, int64_t length, bool keep_handle) {
  if (!to.isSymbol()) return;
  std::vector<std::pair<int64_t, Value>> moved;
  std::vector<Stretch> stretches;
  Value content = Value::unknown();
  if (from.isSymbol()) {
    int64_t end = length < 0 || from.number > Range::kHighest - length ? Range::kHighest : from.number + length;
    for (auto at = source.memory.lowerBound({from.id, from.number}); at != source.memory.end() && at->first.object == from.id; ++at)
      if (!isDefault(at->first.offset) && at->first.offset < end) moved.emplace_back(at->first.offset - from.number, at->second);
    for (Stretch s : StateView(const_cast<State &>(source), symbols_).stretchesOf(from.id)) {
      if (s.end <= from.number || s.start >= end) continue;
      int64_t skipped = std::max<int64_t>(0, from.number - s.start);
      if (s.content.isSymbol()) s.content.number += skipped;
      s.start += skipped;
      s.end = std::min(s.end, end);
      stretches.push_back(s);
    }
    // What was never written is named as the initial content of the source.
    const Value *whole = source.memory.find({from.id, kWholeObject});
    content = whole ? *whole : Value::symbol(from.id);
    if (content.isSymbol()) content.number += from.number;
  }
  fillObject(to.id, to.number, length, content, keep_handle);
  for (const Stretch &s : stretches)
    fillObject(to.id, to.number + s.start - from.number, s.end == Range::kHighest ? -1 : s.end - s.start, s.content, keep_handle);
  for (const auto &[offset, value] : moved) store(to.id, to.number + offset, value);
}

// ---------------------------------------------------------------- the handle

bool StateView::isHandle(const Value &value) const {
  return value.isSymbol() && value.number == 0 && symbols_[value.id].kind == SymbolKind::Handle;
}

// A pointer with a tag in it can be told apart from its tag again.
static bool keepsOperands(const Expression &e) {
  return e.operation == Arithmetic::And || e.operation == Arithmetic::Or || e.operation == Arithmetic::Xor ||
         e.operation == Arithmetic::Add || e.operation == Arithmetic::Subtract;
}

std::vector<SymbolId> StateView::findCarriers() const {
  std::vector<SymbolId> found;
  auto carries = [&](auto &&self, const Value &value) -> bool {
    if (!value.isSymbol()) return false;
    const Symbol &symbol = symbols_[value.id];
    if (symbol.kind == SymbolKind::Handle) return true;
    if (symbol.kind == SymbolKind::Derived) return keepsOperands(symbols_.expressionOf(value.id)) && self(self, symbols_.expressionOf(value.id).left);
    return std::find(found.begin(), found.end(), value.id) != found.end();
  };
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto &[cell, value] : state_.memory) {
      if (!carries(carries, value)) continue;
      // The element of an array is found from the array.
      SymbolId object = cell.object;
      for (;;) {
        if (std::find(found.begin(), found.end(), object) == found.end()) { found.push_back(object); grew = true; }
        if (!symbols_.isInside(object)) break;
        object = symbols_[object].base;
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

const std::vector<SymbolId> &StateView::carriers() const {
  static const std::vector<SymbolId> none;
  if (state_.handle.status == HandleStatus::None) return none;
  CarrierCache &cache = state_.cache;
  bool is_valid = cache.carriers && cache.identity == state_.memory.identity() && cache.version == state_.memory.version();
  if (!is_valid)
    cache = {std::make_shared<const std::vector<SymbolId>>(findCarriers()), state_.memory.identity(), state_.memory.version()};
  return *cache.carriers;
}

void StateView::setCell(const Cell &cell, const Value &value) {
  if (state_.handle.status == HandleStatus::None) return state_.memory.set(cell, value);
  carriers();
  const Value *there = state_.memory.find(cell);
  bool concerns_handle = leadsToHandle(value) || (there && leadsToHandle(*there));
  std::shared_ptr<const std::vector<SymbolId>> known = state_.cache.carriers;
  state_.memory.set(cell, value);
  if (!concerns_handle) state_.cache = {std::move(known), state_.memory.identity(), state_.memory.version()};
}

bool StateView::leadsToHandle(const Value &value) const {
  if (!value.isSymbol() || state_.handle.status == HandleStatus::None) return false;
  if (symbols_[value.id].kind == SymbolKind::Handle) return true;
  if (symbols_[value.id].kind == SymbolKind::Derived)
    return keepsOperands(symbols_.expressionOf(value.id)) && leadsToHandle(symbols_.expressionOf(value.id).left);
  const std::vector<SymbolId> &all = carriers();
  return std::binary_search(all.begin(), all.end(), value.id);
}

bool StateView::isReachable() const {
  for (SymbolId object : carriers())
    if (symbols_.region(object) != Region::Heap) return true;
  return std::any_of(state_.values.begin(), state_.values.end(), [&](const auto &entry) { return leadsToHandle(entry.second); });
}

// Objects of earlier rounds that lead to the handle: a variable that was joined over the rounds may stand for them.
std::vector<SymbolId> StateView::uncertainHolders() const {
  std::vector<SymbolId> holders;
  for (SymbolId object : carriers())
    if (symbols_.region(object) == Region::Heap && symbols_.unaged(object) != object) holders.push_back(object);
  return holders;
}

bool StateView::mayLeadToHandle(const Value &value) const {
  if (!value.isSymbol()) return false;
  std::vector<SymbolId> holders = uncertainHolders();
  return std::any_of(holders.begin(), holders.end(), [&](SymbolId holder) { return symbols_.mayBe(value.id, holder); });
}

bool StateView::mayBeReachable() const {
  std::vector<SymbolId> holders = uncertainHolders();
  if (holders.empty()) return false;
  auto mayLead = [&](const Value &value) {
    return value.isSymbol() && std::any_of(holders.begin(), holders.end(), [&](SymbolId holder) { return symbols_.mayBe(value.id, holder); });
  };
  return std::any_of(state_.memory.begin(), state_.memory.end(), [&](const auto &entry) { return mayLead(entry.second); }) ||
         std::any_of(state_.values.begin(), state_.values.end(), [&](const auto &entry) { return mayLead(entry.second); });
}

}  // namespace connleak
