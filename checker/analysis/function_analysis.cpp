// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/function_analysis.h"

#include <algorithm>

#include "checker/analysis/run.h"

namespace connleak {

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
  for (; symbols[id].kind == SymbolKind::Initial; id = symbols[id].base) path.steps.push_back({symbols[id].a, false});
  if (symbols[id].kind != SymbolKind::Parameter && symbols[id].kind != SymbolKind::Global) return std::nullopt;
  if (path.steps.size() > 3) return std::nullopt;
  path.of_global = symbols[id].kind == SymbolKind::Global;
  path.root = symbols[id].a;
  std::reverse(path.steps.begin(), path.steps.end());
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

// A call and what it calls; a pointer may call several.
struct Way {
  uint32_t instruction = 0;
  GlobalId callee = 0;
  std::vector<Binding> bindings;
  friend auto operator<=>(const Way &, const Way &) = default;
};

struct Site {
  Way way;
  Birth birth;
  uint32_t resource = 0;
};

std::string termText(const Table &table, uint32_t number) {
  const Term &term = table.terms[number];
  switch (term.kind) {
    case Term::Kind::Parameter: return "p" + std::to_string(term.a);
    case Term::Kind::Global: return "g" + std::to_string(term.a);
    case Term::Kind::Initial: return termText(table, term.base) + "." + std::to_string(term.a);
    case Term::Kind::Element: return termText(table, term.base) + "[" + std::to_string(term.a) + "]";
    case Term::Kind::Pure: return "f(" + termText(table, term.base) + ")";
    case Term::Kind::Handle: return "h";
    case Term::Kind::Fresh: case Term::Kind::FreshHeap: case Term::Kind::Expression: case Term::Kind::Comparison:
    case Term::Kind::Choice: return "new";
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
void findOutArgument(const Program &program, const Table &table, SiteOutcome &outcome) {
  auto isHandle = [&](const SummaryValue &v) {
    return v.kind == SummaryValue::Kind::Term && table.terms[v.term].kind == Term::Kind::Handle;
  };
  for (const Exit &exit : table.exits) {
    if (std::any_of(exit.returned.begin(), exit.returned.end(), isHandle)) {
      outcome.global.clear();
      outcome.is_inside_argument = false;
      return;
    }
    for (const MemoryWrite &write : exit.writes) {
      if (!isHandle(write.value)) continue;
      uint32_t root = write.object;
      bool inside = write.offset != 0;
      for (; table.terms[root].kind == Term::Kind::Initial || table.terms[root].kind == Term::Kind::Element; inside = true)
        root = table.terms[root].base;
      if (table.terms[root].kind == Term::Kind::Global && (outcome.global.empty() || !inside)) {
        outcome.global = program.displayName(table.terms[root].a);
        outcome.is_inside_argument = inside;
      }
      if (table.terms[root].kind != Term::Kind::Parameter) continue;
      outcome.global.clear();
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
    term.left.term += shift;
    term.right.term += shift;
    for (SummaryValue &option : term.options) option.term += shift;
    into.terms.push_back(term);
  }
  auto moved = [&](SummaryValue value) { value.term += shift; return value; };
  for (Exit exit : from.exits) {
    if (into.exits.size() >= most_exits) return;
    for (auto &guard : exit.guards) guard.first += shift;
    for (uint32_t &freed : exit.freed) freed += shift;
    for (uint32_t &given : exit.given) given += shift;
    for (auto &used : exit.used)
      if (used.first != kNone) used.first += shift;
    for (Exit::Order &order : exit.orders) { order.left = moved(order.left); order.right = moved(order.right); }
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

class FunctionAnalysis {
 public:
  FunctionAnalysis(Engine &engine, FunctionRef ref, FunctionResult &out)
      : engine_(engine), program_(engine.program()), ref_(ref), function_(program_.function(ref)), out_(out),
        base_(engine, ref, context_, RunKind::Base, 0) {}

  void run(const std::vector<Binding> &bindings) {
    EntryKey key;
    key.bindings = bindings;
    base_.enter(key);
    base_.go();
    findSites();
    followSites();
    followGroups();
    handOnToCaller();
    followEstablished();
    out_.base = base_.finish();
  }

 private:
  // Handles that nothing but these globals hold, whoever acquired them.
  using GroupKey = std::pair<uint32_t, std::vector<Cell>>;   // resource, cells

  // ---------------------------------------------------------------- what there is to follow

  void findSites() {
    auto isCall = [&](uint32_t index) { return function_.instructions[index].opcode == Opcode::Call; };
    base_.sweep(isCall, [&](uint32_t index, const State &state) {
      for (GlobalId callee : base_.calleesAt(index, state)) {
        noteEstablished(index, callee, state);
        Way way{index, callee, base_.bindingsAt(index, callee, state)};
        if (acquires(way)) keepState(before_[way], state, index);
      }
    });
    std::stable_sort(sites_.begin(), sites_.end(), [](const Site &a, const Site &b) { return a.way.instruction < b.way.instruction; });
  }
  // A release of what was there at entry.
  void noteEstablished(uint32_t index, GlobalId callee, const State &state) {
    const Instruction &call = function_.instructions[index];
    // free() says nothing of what it was that is freed.
    if (program_.global(callee).effect.releases.size() != 1) return;
    for (const CallEffect::Release &release : program_.global(callee).effect.releases) {
      const HandleSlot &slot = release.how.handle;
      if (release.how.when || slot.kind != HandleSlot::Kind::Argument || slot.argument + 1 >= call.operands.size()) continue;
      Value handle = base_.eval(call.operands[slot.argument + 1], state);
      if (!handle.isSymbol() || handle.number != 0) continue;
      std::optional<EntryPath> path = entryPathOf(context_.symbols, handle.id);
      if (!path) continue;
      EntryKey key;
      key.resource = release.resource;
      key.paths.push_back(std::move(*path));
      bool known = std::any_of(established_.begin(), established_.end(), [&](const Established &e) { return e.key == key; });
      if (!known) established_.push_back({index, callee, slot.argument, std::move(key)});
    }
  }
  bool acquires(const Way &way) {
    auto [known, is_new] = looked_.try_emplace(way, false);
    if (!is_new) return known->second;
    size_t sites_before = sites_.size();
    const CallEffect &effect = program_.global(way.callee).effect;
    for (const CallEffect::Acquire &acquire : effect.acquires)
      sites_.push_back({way, {way.callee, &acquire, nullptr}, acquire.resource});
    if (!effect.is_known)
      for (FunctionRef body : program_.definitionsFor(way.callee, ref_.unit))
        if (const FunctionResult *inner = engine_.result(body, way.bindings))
          for (const Acquisition &acquisition : inner->acquisitions)
            sites_.push_back({way, {way.callee, nullptr, &acquisition}, acquisition.resource});
    return looked_[way] = sites_.size() > sites_before;
  }
  void keepState(std::vector<State> &states, const State &state, uint32_t index) {
    for (State &other : states)
      if (distance(other, state) == 0) { uniteMarks(other, state); return; }
    if (states.size() < engine_.limits().variants) { states.push_back(state); return; }
    joinStates(states.back(), state, {engine_.body(ref_).block_of[index], index}, false, context_.symbols);
  }

  // ---------------------------------------------------------------- following it

  void followSites() {
    for (uint32_t number = 0; number < sites_.size(); ++number) {
      const Site &site = sites_[number];
      Run tracked(engine_, ref_, context_, RunKind::Tracked, site.resource);
      tracked.handOverTo([&](uint32_t index, const std::vector<Cell> &globals, State state) {
        Group &group = groups_[{site.resource, globals}];
        if (!group.run) {
          group.run = std::make_unique<Run>(engine_, ref_, context_, RunKind::Tracked, site.resource);
          group.run->followsGroup();
        }
        group.sites.insert(number);
        group.run->enterWith(index, std::move(state));
      });
      for (const State &state : before_[site.way]) tracked.enterAt(site.way.instruction, state, site.birth, number);
      tracked.go();
      SiteOutcome outcome;
      outcome.function = ref_;
      outcome.instruction = site.way.instruction;
      outcome.resource = site.resource;
      outcome.callee = site.way.callee;
      outcome.called = program_.displayName(site.way.callee);
      outcome.acquired_by = site.birth.by_callee ? site.birth.by_callee->acquired_by : outcome.called;
      if (site.birth.by_spec) outcome.spec_where = site.birth.by_spec->how.where;
      if (site.birth.by_callee) findOutArgument(program_, site.birth.by_callee->table, outcome);
      outcome.was_released = tracked.wasReleased();
      outcome.was_handed_on = tracked.wasHandedOn();
      outcome.fates = tracked.fates();
      outcome.table = tracked.finish();
      out_.sites.push_back(std::move(outcome));
    }
  }

  void followGroups() {
    for (auto &[key, group] : groups_) {
      Run &run = *group.run;
      run.go();
      for (uint32_t site : group.sites) {
        SiteOutcome &outcome = out_.sites[site];
        outcome.was_released |= run.wasReleased();
        outcome.was_handed_on |= run.wasHandedOn();
        outcome.fates.insert(outcome.fates.end(), run.fates().begin(), run.fates().end());
      }
      std::vector<State> left = run.leftInGlobals();
      Table table = run.finish();
      if (!left.empty() && mayBeCalledAgain()) followSecondCall(key.first, left, table);
      if (table.gave_up) out_.sites[*group.sites.begin()].table.gave_up = true;
      share(table);
      handOnTable(key.first, *group.sites.begin(), std::move(table));
    }
  }
  // Nobody in sight calls it, so it is called from outside: a callback, an entry of a plug-in. Whoever is called in
  // sight is followed in its callers.
  bool mayBeCalledAgain() const {
    GlobalId global = program_.globalOf(ref_);
    if (program_.global(global).name == "main") return false;
    return program_.callersOf(global).empty() || program_.isAddressTaken(global);
  }
  // Left in a global: a second call may overwrite it. A function that asks a global what to do expects to be called again.
  void followSecondCall(uint32_t resource, const std::vector<State> &left, Table &table) {
    Run again(engine_, ref_, context_, RunKind::Tracked, resource);
    for (const State &state : left) again.enterAgain(state);
    again.go();
    for (Loss &loss : again.finish().losses) {
      if (!loss.is_guarded || loss.kind != LossKind::Overwrite) continue;
      loss.handle.unknown_callees = std::max<uint8_t>(loss.handle.unknown_callees, 1);
      table.losses.push_back(std::move(loss));
    }
  }
  // What went wrong in a group is told of the acquisition its path begins with.
  void share(Table &table) {
    for (Loss &loss : table.losses) {
      for (uint32_t other : context_.sites.of(loss.handle.sites))
        if (other != loss.site) loss.also_acquired_at.push_back(placeOf(sites_[other].way.instruction));
      out_.sites[loss.site].table.losses.push_back(loss);
    }
    for (const Misuse &misuse : table.misuses) out_.sites[misuse.site].table.misuses.push_back(misuse);
  }

  // ---------------------------------------------------------------- what the caller gets

  void handOnToCaller() {
    for (uint32_t number = 0; number < sites_.size(); ++number) {
      Table &table = out_.sites[number].table;
      Table exits;   // what is told of the acquisition itself stays
      exits.terms = std::move(table.terms);
      exits.exits = std::move(table.exits);
      handOnTable(sites_[number].resource, number, std::move(exits));
    }
  }
  void handOnTable(uint32_t resource, uint32_t site, Table table) {
    if (table.exits.empty()) return;
    Acquisition acquisition;
    acquisition.resource = resource;
    acquisition.acquired_by = out_.sites[site].acquired_by;
    acquisition.table.terms = std::move(table.terms);
    acquisition.table.exits = std::move(table.exits);
    handOn(out_, std::move(acquisition), engine_.limits().exits);
  }

  // ---------------------------------------------------------------- open at entry

  void followEstablished() {
    for (const Established &open : established_) {
      const Table *table = engine_.entryTable(ref_, open.key);
      if (!table || table->gave_up) continue;
      SiteOutcome outcome;
      outcome.function = ref_;
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
      if (!outcome.table.losses.empty() || !outcome.table.misuses.empty()) out_.sites.push_back(std::move(outcome));
    }
  }

  SourcePlace placeOf(uint32_t instruction) const {
    return program_.place(ref_.unit, function_.instructions[instruction].place);
  }

  struct Group {
    std::unique_ptr<Run> run;
    std::set<uint32_t> sites;
  };

  Engine &engine_;
  const Program &program_;
  FunctionRef ref_;
  const Function &function_;
  FunctionResult &out_;
  FunctionContext context_;
  Run base_;
  std::vector<Site> sites_;                      // by instruction; out_.sites runs in parallel
  std::vector<Established> established_;
  std::map<Way, std::vector<State>> before_;     // states that reach the call
  std::map<Way, bool> looked_;
  std::map<GroupKey, Group> groups_;
};

}  // namespace

void analyseFunction(Engine &engine, FunctionRef ref, const std::vector<Binding> &bindings, FunctionResult &out) {
  FunctionAnalysis(engine, ref, out).run(bindings);
}

}  // namespace connleak
