// SPDX-License-Identifier: Apache-2.0
// States become exits, and exits become states of the caller.
#include <algorithm>
#include <utility>

#include "checker/analysis/run.h"

namespace connleak {

constexpr uint32_t kNoTerm = kNone;

// ---------------------------------------------------------------- state -> exit

uint32_t Run::termOf(SymbolId symbol) {
  if (const uint32_t *set = telling_ ? telling_->options.find(symbol) : nullptr) return termOfChoice(symbol, *set);
  if (auto known = terms_.find(symbol); known != terms_.end()) return known->second;
  // A term that is made of others serves all ways out: none of those may be what one way alone knows.
  const State *telling = std::exchange(telling_, nullptr);
  uint32_t number = makeTerm(symbol);
  telling_ = telling;
  return number;
}

uint32_t Run::makeTerm(SymbolId symbol) {
  Symbol s = symbols_[symbol];
  Term term;
  switch (s.kind) {
    case SymbolKind::Parameter: term.kind = Term::Kind::Parameter; term.a = s.a; break;
    case SymbolKind::Global: term.kind = Term::Kind::Global; term.a = s.a; break;
    case SymbolKind::Handle: term.kind = Term::Kind::Handle; break;
    case SymbolKind::Initial: case SymbolKind::Element: case SymbolKind::Pure: {
      uint32_t base = termOf(s.base);
      if (base == kNoTerm) { term.kind = Term::Kind::Fresh; break; }
      Term::Kind of = table_.terms[base].kind;
      if ((of == Term::Kind::Fresh || of == Term::Kind::Choice) && s.kind != SymbolKind::Element) { term.kind = Term::Kind::Fresh; break; }
      term.kind = s.kind == SymbolKind::Initial ? Term::Kind::Initial
                  : s.kind == SymbolKind::Element ? Term::Kind::Element : Term::Kind::Pure;
      term.base = base;
      term.a = s.a;
      term.b = s.b;
      if (s.kind == SymbolKind::Element) term.bytes = symbols_.bytesOf(symbol);
      if (s.kind == SymbolKind::Pure && s.b >= 64) {
        // Of two arguments; numbers of comparisons are this function's own.
        const Comparison &others = symbols_.comparison(s.b / 64 - 1);
        term.left = summaryOf(others.left);
        term.b = s.b % 64;
        if (!isTold(term.left) || others.right != Value::integer(0)) { term = {}; term.kind = Term::Kind::Fresh; }
      }
      break;
    }
    case SymbolKind::At: {
      SummaryValue index = summaryOf(s.a == 0 ? Value::integer(s.b) : Value::symbol(s.a, s.b));
      uint32_t some = termOf(s.base);
      if (some == kNoTerm || !isTold(index) || table_.terms[some].kind != Term::Kind::Element) return terms_[symbol] = some;
      term = table_.terms[some];
      term.left = index;
      term.stride = symbols_.strideOf(s.base);
      break;
    }
    case SymbolKind::Local: return terms_[symbol] = kNoTerm;
    case SymbolKind::Heap: term.kind = Term::Kind::FreshHeap; break;
    case SymbolKind::Old: case SymbolKind::Kept:
      if (symbols_.region(symbol) == Region::Local) return terms_[symbol] = kNoTerm;
      term.kind = symbols_.region(symbol) == Region::Heap ? Term::Kind::FreshHeap : Term::Kind::Fresh;
      break;
    case SymbolKind::Result: case SymbolKind::Join: case SymbolKind::Opened:
      term.kind = Term::Kind::Fresh;
      term.a = s.kind == SymbolKind::Join;
      break;
    case SymbolKind::Derived: {
      Expression e = symbols_.expressionOf(symbol);
      term.left = summaryOf(e.left);
      term.right = summaryOf(e.right);
      if (isTold(term.left) && isTold(term.right)) {
        term.kind = Term::Kind::Expression;
        term.operation = e.operation;
        term.width = e.width;
        term.a = e.detail;
      }
      break;
    }
  }
  uint32_t number = table_.terms.size();
  table_.terms.push_back(term);
  return terms_[symbol] = number;
}

// One of a few values that the caller can say, too, as this way out knows it.
uint32_t Run::termOfChoice(SymbolId symbol, uint32_t set) {
  auto [known, is_new] = choices_.try_emplace({symbol, set}, table_.terms.size());
  if (!is_new) return known->second;
  uint32_t number = table_.terms.size();
  table_.terms.emplace_back();
  Term choice;
  choice.kind = Term::Kind::Choice;
  for (const Value &value : symbols_.options(set)) choice.options.push_back(summaryOf(value));
  table_.terms[number] = std::move(choice);
  return number;
}

// In words the caller has, too.
bool Run::isTold(const SummaryValue &value) const {
  if (value.kind != SummaryValue::Kind::Term) return value.kind == SummaryValue::Kind::Integer;
  Term::Kind kind = table_.terms[value.term].kind;
  return kind != Term::Kind::Fresh && kind != Term::Kind::FreshHeap;
}

SummaryValue Run::summaryOf(const Value &value) {
  SummaryValue out;
  if (value.isInteger()) return {SummaryValue::Kind::Integer, 0, value.number};
  if (value.isCondition()) return summaryOf(symbols_.comparison(value.id));
  if (!value.isSymbol()) return out;
  uint32_t term = termOf(value.id);
  if (term == kNoTerm) return out;
  return {SummaryValue::Kind::Term, term, value.number};
}

SummaryValue Run::summaryOf(Comparison comparison) {
  Term term;
  term.kind = Term::Kind::Comparison;
  term.relation = comparison.relation;
  term.left = summaryOf(comparison.left);
  term.right = summaryOf(comparison.right);
  if (!isTold(term.left) || !isTold(term.right)) return {};
  table_.terms.push_back(term);
  return {SummaryValue::Kind::Term, static_cast<uint32_t>(table_.terms.size() - 1), 0};
}

// What is known by now of a yes or no is said as a number.
Value Run::settled(State &state, const Value &value) {
  if (!value.isCondition()) return value;
  Truth truth = view(state).truthOf(value);
  return truth == Truth::Unknown ? value : Value::integer(truth == Truth::True);
}

// Objects the caller can come to: behind parameters, globals, what is returned, and what those lead to.
static std::vector<SymbolId> visibleObjects(const State &state, SymbolTable &symbols, const std::vector<Value> &returned) {
  std::vector<SymbolId> seen;
  auto add = [&](SymbolId id) {
    if (std::find(seen.begin(), seen.end(), id) == seen.end()) seen.push_back(id);
  };
  auto isRooted = [&](SymbolId id) {
    for (;;) {
      const Symbol &symbol = symbols[id];
      if (symbol.kind == SymbolKind::Parameter || symbol.kind == SymbolKind::Global || symbol.kind == SymbolKind::Handle) return true;
      if (!symbols.isInside(id)) return false;
      id = symbol.base;
    }
  };
  for (const Value &value : returned)
    if (value.isSymbol()) add(value.id);
  for (const auto &[cell, value] : state.memory)
    if (isRooted(cell.object)) add(cell.object);
  for (size_t i = 0; i < seen.size(); ++i) {
    for (const auto &[cell, value] : state.memory)
      if (value.isSymbol() && (cell.object == seen[i] || (symbols.isElement(cell.object) && symbols.arrayOf(cell.object) == seen[i])))
        add(value.id);
    if (symbols.isElement(seen[i])) add(symbols.arrayOf(seen[i]));
  }
  // An array's cells are found with the array.
  for (const auto &[cell, value] : state.memory)
    if (symbols.isElement(cell.object) && std::find(seen.begin(), seen.end(), symbols.arrayOf(cell.object)) != seen.end())
      add(cell.object);
  return seen;
}

bool Run::isVisibleToCaller(State &state, const std::vector<Value> &returned) {
  std::vector<SymbolId> seen = visibleObjects(state, symbols_, returned);
  return std::find(seen.begin(), seen.end(), symbols_.handle()) != seen.end();
}

// Also in memory that the caller has no name for, or that was allocated here and not freed, to which nothing leads: somebody
// has it, by a link the analysis lost track of.
bool Run::isKeptUnseen(State &state, const std::vector<Value> &returned) {
  StateView v = view(state);
  auto isUnseenHolder = [&](const auto &entry) { return symbols_.region(entry.first.object) != Region::Local && v.isHandle(entry.second); };
  if (std::none_of(state.memory.begin(), state.memory.end(), isUnseenHolder)) return false;
  std::vector<SymbolId> seen = visibleObjects(state, symbols_, returned);
  return std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) {
    return isUnseenHolder(entry) && std::find(seen.begin(), seen.end(), entry.first.object) == seen.end(); });
}

constexpr size_t kMostWrites = 48;

// Under which conditions, in words of the caller, a state is reached.
void Run::tellConditions(const State &state, Exit &exit) {
  const State *telling = std::exchange(telling_, &state);
  for (const auto &[object, is_used] : state.used) {
    uint32_t term = object == 0 ? kNoTerm : termOf(object);
    if (term != kNoTerm || object == 0) exit.used.emplace_back(term, is_used);
  }
  for (const auto &[pair, order] : state.orders) {
    SummaryValue left = summaryOf(pair.left), right = summaryOf(pair.right);
    if (isTold(left) && isTold(right)) exit.orders.push_back({left, right, order, pair.is_unsigned});
  }
  for (const auto &[symbol, range] : state.constraints) {
    auto known = terms_.find(symbol);
    bool speaks = (known != terms_.end() && known->second != kNoTerm) || state.options.find(symbol);
    if (!speaks) {
      SymbolId root = symbol;
      while (symbols_.isInside(root) || symbols_[root].kind == SymbolKind::Pure || symbols_[root].kind == SymbolKind::Derived)
        root = symbols_[root].base;
      SymbolKind kind = symbols_[root].kind;
      if (kind != SymbolKind::Parameter && kind != SymbolKind::Global && kind != SymbolKind::Handle) continue;
    }
    if (symbols_[symbol].kind == SymbolKind::Handle) continue;
    if (symbols_[symbol].kind == SymbolKind::Parameter && range == givenAs(symbols_[symbol].a)) continue;   // of every call
    uint32_t term = termOf(symbol);
    if (term != kNoTerm && exit.guards.size() < kMostWrites) exit.guards.emplace_back(term, range);
  }
  telling_ = telling;
}

// What was made here and hangs in memory that the caller has no name for is somebody else's to the caller.
void Run::tellGiven(const State &state, const std::vector<SymbolId> &visible, Exit &exit) {
  auto isVisible = [&](SymbolId object) { return std::find(visible.begin(), visible.end(), object) != visible.end(); };
  std::set<uint32_t> given;
  for (const auto &[object, is_given] : state.given) given.insert(termOf(object));
  auto mayBeMade = [&](SymbolId id) { return symbols_.isPassed(id) || (symbols_.region(id) == Region::Heap && isVisible(id)); };
  for (const auto &[cell, value] : state.memory) {
    if (!value.isSymbol() || isDefault(cell.offset) || symbols_.region(cell.object) == Region::Local) continue;
    if (symbols_.region(cell.object) == Region::Outside && !isVisible(cell.object) && mayBeMade(value.id)) given.insert(termOf(value.id));
    for (SymbolId passed : symbols_.passedIn(value.id)) given.insert(termOf(passed));   // on one of the ways that met
  }
  // Pointers in what was copied there as it was. A target's smaller ones are found at every other place.
  constexpr int64_t kPointer = 8, kMostCopied = 64;
  SymbolId looked_at = 0;
  for (const auto &[cell, value] : state.memory) {
    if (!isDefault(cell.offset) || cell.object == looked_at || symbols_.region(cell.object) != Region::Outside || isVisible(cell.object)) continue;
    looked_at = cell.object;
    for (const Stretch &stretch : view(const_cast<State &>(state)).stretchesOf(cell.object)) {
      if (!stretch.content.isSymbol() || !symbols_.isPassed(stretch.content.id) || stretch.end - stretch.start > kMostCopied) continue;
      for (int64_t at = 0; at + kPointer <= stretch.end - stretch.start; at += kPointer)
        given.insert(termOf(symbols_.initial(stretch.content.id, stretch.content.number + at)));
    }
  }
  given.erase(kNoTerm);
  exit.given.assign(given.begin(), given.end());
}

Exit Run::exitFrom(ExitSlot &slot) {
  Exit exit;
  State &state = slot.state;
  telling_ = &state;
  exit.handle = state.handle;
  if (state.flight.isActive()) exit.thrown = surest(state.flight);
  exit.released_at = place(state.handle.event_place);
  std::vector<SymbolId> visible = visibleObjects(state, symbols_, slot.values);
  for (const Value &value : slot.values) exit.returned.push_back(summaryOf(settled(state, value)));
  StateView v = view(state);
  bool is_elsewhere = std::any_of(slot.values.begin(), slot.values.end(), [&](const Value &value) { return v.isHandle(value); });
  for (int round = 0; round < 2; ++round) {  // what leads to the handle is never left out
    bool leads = false;
    for (const auto &[cell, value] : state.memory) {
      if (!isStretchEnd(cell.offset)) leads = v.leadsToHandle(value);   // the end of a stretch stands behind its start
      if (leads != (round == 0) || (round == 1 && exit.writes.size() >= kMostWrites && !isStretchEnd(cell.offset))) continue;
      if (std::find(visible.begin(), visible.end(), cell.object) == visible.end()) continue;
      if (!isDefault(cell.offset) && value.isSymbol() && value.number == 0) {
        const Symbol &symbol = symbols_[value.id];
        if (symbol.kind == SymbolKind::Initial && symbol.base == cell.object && symbol.a == cell.offset && round == 1) continue;
      }
      uint32_t object = termOf(cell.object);
      if (object == kNoTerm) continue;
      exit.writes.push_back({object, cell.offset, summaryOf(settled(state, value))});
      is_elsewhere |= v.isHandle(value);
    }
  }
  // The caller takes the handle out of a cell only when that cell is named. It is not, when the handle is nowhere else:
  // then the callee lost it by what it knew too little of.
  for (const Cell &cell : held_at_entry_) {
    if (!is_elsewhere || state.memory.find(cell) || std::find(visible.begin(), visible.end(), cell.object) == visible.end()) continue;
    Value now = v.load(cell.object, cell.offset);
    if (now.isUnknown() || now == Value::symbol(symbols_.initial(cell.object, cell.offset))) continue;
    if (uint32_t object = termOf(cell.object); object != kNoTerm) exit.writes.push_back({object, cell.offset, summaryOf(now)});
  }
  for (const auto &[object, is_freed] : state.freed) {
    bool is_known = symbols_.region(object) == Region::Outside || std::find(visible.begin(), visible.end(), object) != visible.end();
    if (!is_known) continue;
    uint32_t term = termOf(object);
    if (term != kNoTerm) exit.freed.push_back(term);
  }
  tellGiven(state, visible, exit);
  tellConditions(state, exit);
  if (state.handle.status != HandleStatus::None) exit.trail = trailOf(state.path);
  telling_ = nullptr;
  return exit;
}

Table Run::finish() {
  for (ExitSlot &slot : exits_) {
    if (kind_ == RunKind::Entry && isHeld(slot.state) && mayBeReleasedIn(passedBy(slot.state))) slot.state.handle.status = HandleStatus::Escaped;
    table_.exits.push_back(exitFrom(slot));
  }
  // A loss of one of several that a passed-by loop releases elsewhere is not told.
  std::vector<uint32_t> kept(table_.losses.size(), kNone);
  std::vector<Loss> losses;
  for (uint32_t n = 0; n < table_.losses.size(); ++n) {
    bool is_sure = kind_ == RunKind::Entry || is_loss_sure_[n] || table_.gave_up;
    if (!is_sure || mayBeReleasedIn(passed_by_[n])) continue;
    kept[n] = losses.size();
    losses.push_back(std::move(table_.losses[n]));
  }
  table_.losses = std::move(losses);
  std::erase_if(table_.exits, [&](Exit &exit) {
    if (exit.handle.status != HandleStatus::Dropped) return false;
    exit.handle.loss = kept[exit.handle.loss];
    return exit.handle.loss == kNone;
  });
  return std::move(table_);
}

// ---------------------------------------------------------------- exit -> state of the caller

bool Run::applyExit(uint32_t index, const Table &table, const Exit &exit, const std::vector<Value> &arguments, State &state) {
  const Instruction &i = function_.instructions[index];
  const State before = state;
  std::vector<std::optional<Value>> mapped(table.terms.size());
  auto valueOf = [&](auto &&, auto &&map_term, const SummaryValue &value) -> Value {
    if (value.kind == SummaryValue::Kind::Integer) return Value::integer(value.number);
    if (value.kind == SummaryValue::Kind::Unknown) return Value::unknown();
    Value out = map_term(map_term, value.term);
    if (out.isSymbol() || out.isInteger()) out.number += value.number;
    else if (value.number != 0) out = Value::unknown();
    return out;
  };
  auto map = [&](auto &&self, uint32_t number) -> Value {
    if (mapped[number]) return *mapped[number];
    const Term &term = table.terms[number];
    Value out = Value::unknown();
    switch (term.kind) {
      case Term::Kind::Parameter:
        if (static_cast<size_t>(term.a) < arguments.size()) out = arguments[term.a];
        break;
      case Term::Kind::Global: out = Value::symbol(symbols_.global(term.a)); break;
      case Term::Kind::Handle: out = Value::symbol(symbols_.handle()); break;
      case Term::Kind::Initial: {
        Value base = self(self, term.base);
        if (base.isSymbol()) out = loadCell(const_cast<State &>(before), base.id, base.number + term.a);
        break;
      }
      case Term::Kind::Element: {
        Value base = self(self, term.base);
        if (!base.isSymbol()) break;
        out = Value::symbol(symbols_.element(base.id, base.number + term.a, term.b));
        symbols_.noteBytes(out.id, term.bytes);
        if (term.left.kind == SummaryValue::Kind::Unknown) break;
        Value index = valueOf(valueOf, self, term.left);
        int64_t position = 0;
        bool is_fixed = index.isInteger() && term.stride > 0 && symbols_.region(base.id) == Region::Local && !symbols_.isElement(base.id) && !__builtin_mul_overflow(index.number, term.stride, &position) &&
                        !__builtin_add_overflow(position, base.number + term.a, &position);
        if (is_fixed) { out = Value::symbol(base.id, position); break; }
        symbols_.noteStride(out.id, term.stride);
        out = Value::symbol(symbols_.elementAt(out.id, index));
        break;
      }
      case Term::Kind::Pure: {
        Value base = self(self, term.base);
        if (!base.isSymbol() || base.number != 0) break;
        int64_t others = 0;
        if (term.left.kind != SummaryValue::Kind::Unknown)
          others = 1 + symbols_.condition({Relation::Equal, valueOf(valueOf, self, term.left), Value::integer(0)});
        out = Value::symbol(symbols_.intern(SymbolKind::Pure, base.id, term.a, others * 64 + term.b));
        break;
      }
      case Term::Kind::Expression:
        out = view(state).combine({term.operation, term.width, term.a, valueOf(valueOf, self, term.left), valueOf(valueOf, self, term.right)});
        if (out.isUnknown()) out = fresh(i, index, 10000 + number);
        break;
      case Term::Kind::Comparison:
        out = view(state).compareValues(term.relation, valueOf(valueOf, self, term.left), valueOf(valueOf, self, term.right));
        break;
      case Term::Kind::Fresh:
        out = fresh(i, index, 10000 + number);
        if (term.a == 0) break;
        for (SymbolId object : view(const_cast<State &>(before)).carriers()) symbols_.noteJoined(out.id, object);
        break;
      case Term::Kind::Choice: {
        StateView was = view(const_cast<State &>(before));
        std::vector<Value> options;
        Range range = Range::between(1, 0);
        for (const SummaryValue &option : term.options) {
          Value value = valueOf(valueOf, self, option);
          range = options.empty() ? was.rangeOf(value) : range.hull(was.rangeOf(value));
          was.addOptions(value, options);
        }
        if (std::all_of(options.begin(), options.end(), [&](const Value &value) { return value == options.front(); }) &&
            !options.front().isUnknown()) { out = options.front(); break; }
        out = fresh(i, index, 10000 + number);
        view(state).assumeRange(out, range);
        if (std::optional<uint32_t> set = symbols_.optionsOf(std::move(options))) state.options.set(out.id, *set);
        else state.options.erase(out.id);
        for (SymbolId object : was.carriers()) symbols_.noteJoined(out.id, object);
        break;
      }
      case Term::Kind::FreshHeap:
        out = fresh(i, index, 10000 + number, SymbolKind::Heap);
        state.freed.erase(out.id);
        break;
    }
    mapped[number] = out;
    return out;
  };
  auto told = [&](const SummaryValue &value) { return valueOf(valueOf, map, value); };

  StateView v = view(state);
  // What a pure function said before may have changed in the callee; what it says at the end is in the guards.
  for (const auto &[used, is_all] : exit.used)
    if (used == kNoTerm) {
      state.used.clear();
      state.used.set(0, true);
      forgetAnswers(index, state, 0, false);
    } else if (Value object = map(map, used); object.isSymbol()) invalidatePure(index, state, object, !is_all);
  for (const auto &[term, range] : exit.guards)
    if (!v.assumeRange(map(map, term), range)) return false;
  for (const Exit::Order &order : exit.orders)
    if (!v.assumeOrders(told(order.left), told(order.right), order.order, order.is_unsigned)) return false;
  struct Write { SymbolId object; int64_t offset; Value value; };
  std::vector<Write> writes;
  std::vector<Value> nameless;   // written where the caller has no name for
  struct Filled { SymbolId object; Stretch stretch; };
  std::vector<Filled> stretches;   // whole objects are among them, before their parts
  for (const MemoryWrite &write : exit.writes) {
    Value object = map(map, write.object);
    // Of states that have the handle elsewhere none was joined with this one: so it was written there.
    if (object.isInNullPage() && !isDefault(write.offset) && v.leadsToHandle(told(write.value))) return false;
    if (!object.isSymbol()) {
      if (!isDefault(write.offset)) nameless.push_back(told(write.value));
      continue;
    }
    if (v.isGone(object.id)) return false;
    if (!isDefault(write.offset)) {
      writes.push_back({object.id, object.number + write.offset, told(write.value)});
    } else if (isStretchEnd(write.offset)) {
      if (stretches.empty() || stretches.back().object != object.id || !told(write.value).isInteger()) continue;
      Stretch &stretch = stretches.back().stretch;
      int64_t end = told(write.value).number;
      if (stretch.start == object.number + stretchStart(write.offset)) stretch.end = end == Range::kHighest ? end : object.number + end;
    } else {
      int64_t start = write.offset == kWholeObject ? 0 : stretchStart(write.offset);
      stretches.push_back({object.id, {object.number + start, Range::kHighest, told(write.value)}});
    }
  }
  // Cells that hold the handle are told one by one, if they still do. An open one is lost by what is told alone.
  bool keep_handle = exit.handle.status != HandleStatus::Released;
  for (const auto &[object, stretch] : stretches) {
    // What the callee found somewhere at entry is what was there before the call.
    if (stretch.content.isSymbol() && symbols_.region(stretch.content.id) != Region::Outside && stretch.content.id != object) {
      v.copyMemory(before, Value::symbol(object, stretch.start), stretch.content, stretch.end == Range::kHighest ? -1 : stretch.end - stretch.start, keep_handle);
      continue;
    }
    v.fillObject(object, stretch.start, stretch.end == Range::kHighest ? -1 : stretch.end - stretch.start, stretch.content, keep_handle);
  }
  // From the handle outwards: what leads to it is not taken back by a cell that stands for several.
  for (size_t first = 0, stored = 1; first < writes.size() && stored != 0; first += stored) {
    auto leads = [&](const Write &write) { return v.leadsToHandle(write.value); };
    stored = std::stable_partition(writes.begin() + first, writes.end(), leads) - (writes.begin() + first);
    for (size_t k = first; k < (stored == 0 ? writes.size() : first + stored); ++k) v.store(writes[k].object, writes[k].offset, writes[k].value);
  }
  for (uint32_t freed : exit.freed)
    if (Value object = map(map, freed); object.isSymbol()) {
      if (cannotBeFreed(object)) return false;
      holder_freed_ |= v.leadsToHandle(Value::symbol(object.id));
      v.freeObject(object.id);
    }
  is_kept_nameless_ = std::any_of(nameless.begin(), nameless.end(), [&](const Value &value) { return v.leadsToHandle(value); });
  if (isJump(exit.thrown.type)) {   // it returns to somewhere else
    state.values.set(kJumpBuffer, exit.returned.size() > 0 ? told(exit.returned[0]) : Value::unknown());
    state.values.set(kJumpResult, exit.returned.size() > 1 ? told(exit.returned[1]) : Value::unknown());
    return true;
  }
  if (i.result != kNone)
    for (uint32_t k = 0; k < std::max<uint32_t>(1, i.result_count); ++k)
      state.values.set(i.result + k, k < exit.returned.size() ? told(exit.returned[k]) : fresh(i, index, k));
  for (const Value &value : nameless)
    if (value.isSymbol()) giveAway(index, state, value.id, value.id);
  for (uint32_t given : exit.given)
    if (Value object = map(map, given); object.isSymbol()) giveAway(index, state, object.id, given);
  return true;
}

}  // namespace connleak
