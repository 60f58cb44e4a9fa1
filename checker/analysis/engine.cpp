// SPDX-License-Identifier: Apache-2.0
// A function's result: the base run, then one tracked run per acquisition that its body makes, directly or through a
// callee. What a tracked run leaves in the caller's reach becomes an acquisition of the caller's.
#include "checker/analysis/engine.h"

#include <algorithm>

#include "checker/analysis/run.h"

namespace connleak {

Engine::Engine(const Program &program, Limits limits) : program_(program), limits_(limits) {}

const BodyInfo &Engine::body(FunctionRef ref) {
  std::unique_ptr<BodyInfo> &entry = bodies_[ref];
  if (!entry) entry = std::make_unique<BodyInfo>(program_.function(ref));
  return *entry;
}

const FunctionResult *Engine::result(FunctionRef ref) {
  std::unique_ptr<FunctionResult> &entry = results_[ref];
  if (entry) return entry->is_done ? entry.get() : nullptr;
  if (depth_ >= limits_.call_depth) { results_.erase(ref); return nullptr; }
  entry = std::make_unique<FunctionResult>();
  FunctionResult &result = *entry;
  ++depth_;
  analyse(ref, result);
  --depth_;
  result.is_done = true;
  return &result;
}

const Table *Engine::entryTable(FunctionRef ref, const EntryKey &key) {
  std::unique_ptr<EntryTable> &entry = entries_[{ref, key}];
  if (entry) return entry->is_running ? nullptr : &entry->table;
  if (depth_ >= limits_.call_depth) { entries_.erase({ref, key}); return nullptr; }
  entry = std::make_unique<EntryTable>();
  EntryTable &made = *entry;
  ++depth_;
  SymbolTable symbols;
  Run run(*this, ref, symbols, RunKind::Entry, key.resource);
  run.enter(key);
  run.go();
  made.table = run.finish();
  --depth_;
  made.is_running = false;
  return &made.table;
}

// ---------------------------------------------------------------- acquisitions

namespace {

// A handle that was open before the function was called: some path releases it.
struct Established {
  uint32_t instruction = 0;   // a release
  GlobalId callee = 0;
  uint32_t argument = 0;
  EntryKey key;
};

// Where the function finds at entry what a symbol stands for; nothing when it is made inside.
std::optional<EntryPath> entryPathOf(const SymbolTable &symbols, SymbolId id) {
  EntryPath path;
  for (; symbols[id].kind == SymbolKind::Initial; id = symbols[id].base) path.offsets.push_back(symbols[id].a);
  if (symbols[id].kind != SymbolKind::Parameter && symbols[id].kind != SymbolKind::Global) return std::nullopt;
  if (path.offsets.size() > 3) return std::nullopt;
  path.of_global = symbols[id].kind == SymbolKind::Global;
  path.root = symbols[id].a;
  std::reverse(path.offsets.begin(), path.offsets.end());
  return path;
}

// Whether a handle that is open at entry is lost for no other reason than its own state: `if (PQstatus(*c) == OK)
// PQfinish(*c); *c = NULL;`. Where a flag beside it has a say, the flag may know that it is not open.
bool dependsOnHandleAlone(const Table &table, uint32_t loss) {
  for (const Exit &exit : table.exits) {
    if (exit.handle.status != HandleStatus::Dropped || exit.handle.loss != loss) continue;
    bool asks_handle = false, asks_other = false;
    for (const auto &[term, range] : exit.guards) {
      uint32_t root = term;
      Term::Kind kind = table.terms[term].kind;
      while (table.terms[root].kind == Term::Kind::Pure || table.terms[root].kind == Term::Kind::Initial ||
             table.terms[root].kind == Term::Kind::Element) root = table.terms[root].base;
      if (table.terms[root].kind == Term::Kind::Handle) asks_handle = true;
      else if (kind != Term::Kind::Fresh && kind != Term::Kind::FreshHeap && !range.isNeverZero()) asks_other = true;
    }
    if (asks_handle && !asks_other) return true;
  }
  return false;
}

struct Site {
  uint32_t instruction = 0;
  GlobalId callee = 0;
  Birth birth;
  uint32_t resource = 0;
};

std::string termText(const Table &table, uint32_t number) {
  const Term &term = table.terms[number];
  switch (term.kind) {
    case Term::Kind::Parameter: return "p" + std::to_string(term.a);
    case Term::Kind::Global: return "g" + std::to_string(term.a);
    case Term::Kind::Initial: return termText(table, term.base) + "." + std::to_string(term.a);
    case Term::Kind::Element: return termText(table, term.base) + "[]";
    case Term::Kind::Pure: return "f(" + termText(table, term.base) + ")";
    case Term::Kind::Handle: return "h";
    case Term::Kind::Fresh: case Term::Kind::FreshHeap: return "new";
  }
  return "";
}

// Where the caller finds the handle, over all exits.
std::set<std::string> positionsOf(const Table &table) {
  std::set<std::string> positions;
  auto isHandle = [&](const SummaryValue &v) {
    return v.kind == SummaryValue::Kind::Term && table.terms[v.term].kind == Term::Kind::Handle;
  };
  for (const Exit &exit : table.exits) {
    for (size_t k = 0; k < exit.returned.size(); ++k)
      if (isHandle(exit.returned[k])) positions.insert("r" + std::to_string(k));
    for (const MemoryWrite &write : exit.writes)
      if (isHandle(write.value)) positions.insert(termText(table, write.object) + "@" + std::to_string(write.offset));
  }
  return positions;
}

// The argument the caller finds the handle through; nothing when it is returned.
void findOutArgument(const Table &table, SiteOutcome &outcome) {
  auto isHandle = [&](const SummaryValue &v) {
    return v.kind == SummaryValue::Kind::Term && table.terms[v.term].kind == Term::Kind::Handle;
  };
  for (const Exit &exit : table.exits) {
    if (std::any_of(exit.returned.begin(), exit.returned.end(), isHandle)) return;
    for (const MemoryWrite &write : exit.writes) {
      if (!isHandle(write.value)) continue;
      uint32_t root = write.object;
      bool inside = write.offset != 0;
      for (; table.terms[root].kind == Term::Kind::Initial || table.terms[root].kind == Term::Kind::Element; inside = true)
        root = table.terms[root].base;
      if (table.terms[root].kind != Term::Kind::Parameter) continue;
      outcome.out_argument = table.terms[root].a;
      outcome.is_inside_argument = inside;
      return;
    }
  }
}

void append(Table &into, const Table &from, size_t most_exits) {
  uint32_t shift = into.terms.size();
  for (Term term : from.terms) {
    term.base += shift;
    into.terms.push_back(term);
  }
  auto moved = [&](SummaryValue value) { value.term += shift; return value; };
  for (Exit exit : from.exits) {
    if (into.exits.size() >= most_exits) return;
    for (auto &guard : exit.guards) guard.first += shift;
    for (SummaryValue &value : exit.returned) value = moved(value);
    for (MemoryWrite &write : exit.writes) { write.object += shift; write.value = moved(write.value); }
    into.exits.push_back(std::move(exit));
  }
}

void handOn(FunctionResult &result, Acquisition acquisition, size_t most_exits) {
  std::set<std::string> positions = positionsOf(acquisition.table);
  for (Acquisition &known : result.acquisitions) {
    if (known.resource != acquisition.resource || positionsOf(known.table) != positions) continue;
    return append(known.table, acquisition.table, most_exits);
  }
  result.acquisitions.push_back(std::move(acquisition));
}

}  // namespace

void Engine::analyse(FunctionRef ref, FunctionResult &out) {
  const Function &function = program_.function(ref);
  SymbolTable symbols;
  Run base(*this, ref, symbols, RunKind::Base, 0);
  base.enter({});
  base.go();

  std::vector<Site> sites;
  std::vector<Established> established;
  std::map<std::pair<uint32_t, GlobalId>, std::vector<State>> before;
  std::map<std::pair<uint32_t, GlobalId>, bool> looked;
  auto isCall = [&](uint32_t index) { return function.instructions[index].opcode == Opcode::Call; };
  auto visit = [&](uint32_t index, const State &state) {
    const Instruction &i = function.instructions[index];
    Value callee = i.operands.empty() ? Value::unknown() : base.eval(i.operands[0], state);
    if (!callee.isSymbol() || symbols[callee.id].kind != SymbolKind::Global) return;
    GlobalId global = symbols[callee.id].a;
    if (!program_.global(global).is_function) return;
    for (const CallEffect::Release &release : program_.global(global).effect.releases) {
      if (release.how.handle.kind != HandleSlot::Kind::Argument || release.how.handle.argument + 1 >= i.operands.size()) continue;
      Value handle = base.eval(i.operands[release.how.handle.argument + 1], state);
      if (!handle.isSymbol() || handle.number != 0) continue;
      std::optional<EntryPath> path = entryPathOf(symbols, handle.id);
      if (!path) continue;
      EntryKey key;
      key.resource = release.resource;
      key.paths.push_back(std::move(*path));
      bool known = std::any_of(established.begin(), established.end(), [&](const Established &e) { return e.key == key; });
      if (!known) established.push_back({index, global, release.how.handle.argument, std::move(key)});
    }
    auto [known, is_new] = looked.try_emplace({index, global}, false);
    if (is_new) {
      const CallEffect &effect = program_.global(global).effect;
      for (const CallEffect::Acquire &acquire : effect.acquires)
        sites.push_back({index, global, {&acquire, nullptr}, acquire.resource});
      if (!effect.is_known)
        for (FunctionRef body : program_.definitionsFor(global, ref.unit))
          if (const FunctionResult *inner = this->result(body))
            for (const Acquisition &acquisition : inner->acquisitions)
              sites.push_back({index, global, {nullptr, &acquisition}, acquisition.resource});
      known->second = !sites.empty() && sites.back().instruction == index;
    }
    if (!known->second) return;
    std::vector<State> &states = before[{index, global}];
    for (State &other : states)
      if (distance(other, state) == 0) return;
    if (states.size() < limits_.variants) { states.push_back(state); return; }
    joinStates(states.back(), state, {body(ref).block_of[index], index}, false, symbols);
  };
  base.sweep(isCall, visit);

  std::stable_sort(sites.begin(), sites.end(), [](const Site &a, const Site &b) { return a.instruction < b.instruction; });
  for (const Site &site : sites) {
    Run tracked(*this, ref, symbols, RunKind::Tracked, site.resource);
    for (const State &state : before[{site.instruction, site.callee}])
      tracked.enterAt(site.instruction, state, site.birth);
    tracked.go();
    SiteOutcome outcome;
    outcome.function = ref;
    outcome.instruction = site.instruction;
    outcome.resource = site.resource;
    outcome.called = program_.displayName(site.callee);
    outcome.acquired_by = site.birth.by_callee ? site.birth.by_callee->acquired_by : outcome.called;
    if (site.birth.by_callee) {
      outcome.acquired_inside = site.birth.by_callee->steps;
      findOutArgument(site.birth.by_callee->table, outcome);
    }
    outcome.was_released = tracked.wasReleased();
    outcome.was_handed_on = tracked.wasHandedOn();
    outcome.fates = tracked.fates();
    std::vector<State> left = tracked.leftInGlobals();
    outcome.table = tracked.finish();
    if (!left.empty() && program_.global(program_.globalOf(ref)).name != "main") {
      // Left in a global: a second call may overwrite it. A function that asks a global what to do expects to be called again.
      Run again(*this, ref, symbols, RunKind::Tracked, site.resource);
      for (const State &state : left) again.enterAgain(state);
      again.go();
      for (Loss &loss : again.finish().losses) {
        if (!loss.is_guarded || loss.kind != LossKind::Overwrite) continue;
        loss.handle.unknown_callees = std::max<uint8_t>(loss.handle.unknown_callees, 1);
        outcome.table.losses.push_back(std::move(loss));
      }
    }
    if (!outcome.table.exits.empty()) {
      Acquisition acquisition;
      acquisition.resource = site.resource;
      acquisition.instruction = site.instruction;
      acquisition.acquired_by = outcome.acquired_by;
      PathStep step;
      step.kind = StepKind::Acquire;
      step.place = program_.place(ref.unit, function.instructions[site.instruction].place);
      step.function = program_.displayName(program_.globalOf(ref));
      step.text = "acquired here by " + outcome.called + "()";
      acquisition.steps.push_back(step);
      for (PathStep inner : outcome.acquired_inside) {
        ++inner.depth;
        acquisition.steps.push_back(std::move(inner));
      }
      acquisition.table.terms = outcome.table.terms;
      acquisition.table.exits = outcome.table.exits;
      handOn(out, std::move(acquisition), limits_.exits);
    }
    out.sites.push_back(std::move(outcome));
  }
  for (const Established &open : established) {
    const Table *table = entryTable(ref, open.key);
    if (!table || table->gave_up) continue;
    SiteOutcome outcome;
    outcome.function = ref;
    outcome.instruction = open.instruction;
    outcome.resource = open.key.resource;
    outcome.called = outcome.acquired_by = program_.displayName(open.callee);
    outcome.is_established = outcome.was_released = true;
    outcome.released_argument = open.argument;
    for (uint32_t n = 0; n < table->losses.size(); ++n) {
      const Loss &loss = table->losses[n];
      bool is_drop = loss.kind == LossKind::Overwrite || loss.kind == LossKind::Free;
      if (is_drop && dependsOnHandleAlone(*table, n)) outcome.table.losses.push_back(loss);
    }
    outcome.table.misuses = table->misuses;
    if (!outcome.table.losses.empty() || !outcome.table.misuses.empty()) out.sites.push_back(std::move(outcome));
  }
  out.base = base.finish();
}

}  // namespace connleak
