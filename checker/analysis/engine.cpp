// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/engine.h"

#include <algorithm>

#include "checker/analysis/function_analysis.h"
#include "checker/analysis/run.h"

namespace connleak {

void Summaries::add(Summaries &&more) {
  results.merge(more.results);
  for (auto &[key, table] : more.tables)
    if (tables.try_emplace(key, std::move(table)).second) ++ways_in[{key.first, key.second.resource}];
  unread.merge(more.unread);
}

Engine::Engine(const Program &program, Limits limits)
    : program_(program), limits_(limits), own_bodies_(std::make_unique<const Bodies>(program)), bodies_(own_bodies_.get()) {}

Engine::Engine(const Program &program, Limits limits, const Bodies &bodies, const Summaries &published, SummaryPool &pool,
               const CallGroup &group)
    : program_(program), limits_(limits), bodies_(&bodies), published_(&published), pool_(&pool), own_(group.begin(), group.end()),
      keeps_rounds_(group.size() > 1) {}

// ---------------------------------------------------------------- recursion

// Whether a round found out more than the one before; what exits say in detail is not compared.
static std::vector<size_t> shapeOf(const Table &table) {
  std::vector<size_t> shape = {table.exits.size(), table.losses.size(), table.misuses.size(), table.gave_up};
  for (const Exit &exit : table.exits)
    shape.insert(shape.end(), {static_cast<size_t>(exit.handle.status), exit.guards.size(), exit.returned.size(), exit.writes.size()});
  return shape;
}

static std::vector<size_t> shapeOf(const FunctionResult &result) {
  std::vector<size_t> shape = shapeOf(result.base);
  for (const Acquisition &acquisition : result.acquisitions)
    for (size_t part : shapeOf(acquisition.table)) shape.push_back(part);
  return shape;
}

void Engine::makeAgainAbove(unsigned level) {
  auto mark = [&](const auto &provisional, auto &all) {
    for (const auto &key : provisional)
      if (auto found = all.find(key); found != all.end() && !found->second.is_running && found->second.rests_on >= level && found->second.rests_on != kNothing)
        found->second.is_stale = true;
  };
  mark(provisional_results_, results_);
  mark(provisional_tables_, tables_);
}

// What rests on `level` or above rests on `lower`, as the function there does.
void Engine::leanOn(unsigned level, unsigned lower) {
  auto lean = [&](const auto &provisional, auto &all) {
    for (const auto &key : provisional)
      if (auto found = all.find(key); found != all.end() && found->second.rests_on != kNothing && found->second.rests_on >= level)
        found->second.rests_on = lower;
  };
  lean(provisional_results_, results_);
  lean(provisional_tables_, tables_);
}

// The function at `level` is through: who asks again for what rests on its rounds is to get what a question of its own
// brings out. For a group that calls itself all of it is kept: to go over a large one for each question would cost its square.
void Engine::forgetAbove(unsigned level, Asked &asked) {
  auto forget = [&](auto &provisional, auto &all, auto &forgotten) {
    std::erase_if(provisional, [&](const auto &key) {
      auto found = all.find(key);
      if (found == all.end()) return true;
      auto &entry = found->second;
      if (entry.rests_on == kNothing || entry.rests_on < level) return entry.rests_on == kNothing;
      entry.rests_on = kNothing;
      entry.is_pure = false;
      forgotten.push_back(key);
      if (keeps_rounds_) return true;
      bury(std::move(entry.value));
      if constexpr (std::is_same_v<std::decay_t<decltype(key)>, TableKey>) --ways_in_[{key.first, key.second.resource}];
      all.erase(found);
      return true;
    });
  };
  forget(provisional_results_, results_, asked.forgotten_results);
  forget(provisional_tables_, tables_, asked.forgotten_tables);
}

// ---------------------------------------------------------------- making

static void append(Asked &to, Asked &&more) {
  auto move = [](auto &into, auto &from) { into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); };
  move(to.results, more.results);
  move(to.tables, more.tables);
  move(to.forgotten_results, more.forgotten_results);
  move(to.forgotten_tables, more.forgotten_tables);
}

static void note(Asked &asked, const ResultKey &key) { asked.results.push_back(key); }
static void note(Asked &asked, const TableKey &key) { asked.tables.push_back(key); }

static void tidy(Asked &asked) {
  auto once = [](auto &keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  };
  once(asked.results);
  once(asked.tables);
  once(asked.forgotten_results);
  once(asked.forgotten_tables);
}

template <typename Key, typename Value>
const Value *Engine::known(const Key &key, Entry<Value> &entry) {
  if (entry.is_running) {
    entry.was_asked = true;
    frame_.lowest = std::min(frame_.lowest, entry.level);
  } else if (entry.rests_on != kNothing) {
    frame_.lowest = std::min(frame_.lowest, entry.rests_on);
  } else {
    frame_.is_pure &= entry.is_pure;
    frame_.is_flat &= entry.is_flat;
    if (pool_ && entry.is_pure) note(frame_.asked, key);
  }
  return entry.value.get();
}

template <typename Key, typename Value, typename Make>
void Engine::makeInRounds(Entry<Value> &entry, const Make &make) {
  for (unsigned round = 1;; ++round) {
    frame_.lowest = kNothing;
    entry.was_asked = false;
    std::shared_ptr<const Value> made = make();
    bool grew = entry.was_asked && shapeOf(*made) != shapeOf(*entry.value);
    bury(entry.value);
    entry.value = std::move(made);
    bool is_inner = frame_.lowest < entry.level;   // rests on one that is under way, too: its rounds are ours
    if (!grew || is_inner || round >= limits_.rounds) return;
    makeAgainAbove(entry.level);
  }
}

template <typename Key, typename Value>
void Engine::settle(const Key &key, Entry<Value> &entry, std::vector<Key> &provisional, Frame made) {
  entry.is_running = false;
  if (made.lowest < entry.level) {
    entry.rests_on = made.lowest;
    entry.is_pure = false;
    provisional.push_back(key);
    leanOn(entry.level, made.lowest);
    frame_.lowest = std::min(frame_.lowest, made.lowest);
    frame_.is_pure &= made.is_pure;
    frame_.is_flat = false;
    append(frame_.asked, std::move(made.asked));
    return;
  }
  forgetAbove(entry.level, made.asked);
  entry.is_pure = made.is_pure;
  entry.is_flat = made.is_flat;
  frame_.is_pure &= made.is_pure;
  frame_.is_flat &= made.is_flat;
  if (!pool_ || !made.is_pure) return;
  note(frame_.asked, key);
  tidy(made.asked);
  pool_->put(key, {entry.value, std::make_shared<const Asked>(std::move(made.asked)), made.is_flat});
}

template <typename Key, typename Value, typename Make>
const Value *Engine::remembered(Entries<Key, Value> &all, const Key &key, std::vector<Key> &provisional, Make make) {
  auto at = all.find(key);
  bool is_new = at == all.end();
  if (!is_new && !at->second.is_stale) return known<Key, Value>(key, at->second);
  if (depth_ >= limits_.call_depth) {
    frame_.is_pure = false;
    return nullptr;
  }
  if (is_new) at = all.try_emplace(key).first;
  Entry<Value> &entry = at->second;   // stays where it is: a map's nodes do not move
  Frame outside = std::exchange(frame_, Frame());
  // Made again: within the recursion it is part of, or after it, on the ground of what came out there.
  unsigned rested_on = std::exchange(entry.rests_on, kNothing);
  if (!is_new && rested_on == kNothing) frame_.is_pure = false;
  entry.is_running = true;
  entry.is_stale = false;
  entry.level = ++depth_;
  if (!entry.value) entry.value = std::make_shared<const Value>();
  makeInRounds<Key>(entry, make);
  --depth_;
  Frame made = std::exchange(frame_, std::move(outside));
  made.lowest = std::min(made.lowest, rested_on);
  std::shared_ptr<const Value> value = entry.value;
  settle(key, entry, provisional, std::move(made));
  return value.get();
}

const FunctionResult *Engine::result(FunctionRef ref, const std::vector<Binding> &bindings) {
  ResultKey key{ref, bindings};
  if (published_)
    if (auto found = published_->results.find(key); found != published_->results.end()) return found->second.get();
  if (pool_ && !results_.contains(key)) takeFromPool(key);
  return remembered(results_, key, provisional_results_, [&] {
    auto made = std::make_shared<FunctionResult>();
    analyseFunction(*this, ref, bindings, *made);
    return std::shared_ptr<const FunctionResult>(std::move(made));
  });
}

unsigned Engine::waysIn(const std::pair<FunctionRef, uint32_t> &into) const {
  auto countIn = [&](const WaysIn &ways) {
    auto found = ways.find(into);
    return found == ways.end() ? 0 : found->second;
  };
  return countIn(ways_in_) + (published_ ? countIn(published_->ways_in) : 0);
}

const Table *Engine::entryTable(FunctionRef ref, const EntryKey &way) {
  TableKey key{ref, way};
  if (published_)
    if (auto found = published_->tables.find(key); found != published_->tables.end()) return found->second.get();
  if (!tables_.contains(key) && !(pool_ && takeFromPool(key))) {
    std::pair into{ref, way.resource};
    if (waysIn(into) >= limits_.ways_in) {
      frame_.is_pure = false;
      return nullptr;
    }
    ++ways_in_[into];
  }
  return remembered(tables_, key, provisional_tables_, [&] {
    FunctionContext context;
    Run run(*this, ref, context, RunKind::Entry, way.resource);
    run.enter(way);
    run.go();
    return std::make_shared<const Table>(run.finish());
  });
}

Summaries Engine::takeSummaries() {
  Summaries all;
  for (auto &[key, entry] : results_) all.results.emplace_hint(all.results.end(), key, std::move(entry.value));
  for (auto &[key, entry] : tables_) all.tables.emplace_hint(all.tables.end(), key, std::move(entry.value));
  all.unread = std::move(unread_);
  return all;
}

// ---------------------------------------------------------------- the pool

// All that one summary of the pool stands on, and is not here yet.
struct Engine::Taking {
  std::map<ResultKey, Shared<FunctionResult>> results;
  std::map<TableKey, Shared<Table>> tables;
  std::set<ResultKey> forgotten_results;
  std::set<TableKey> forgotten_tables;
  std::vector<std::shared_ptr<const Asked>> open;
};

// False when this engine, having asked what it has, would make it otherwise than it is in the pool.
template <typename Key, typename Value>
bool Engine::follow(const Entries<Key, Value> &all, const Key &key, Taking &taking) const {
  auto found = all.find(key);
  if (found != all.end() && (found->second.is_running || !found->second.is_pure)) return false;
  if (found != all.end() && found->second.is_flat) return true;
  if (isOwn(key)) return false;
  Shared<Value> shared = pool_->find(key);
  if (found != all.end()) return shared.value == found->second.value;
  if (!shared.value) return false;
  if constexpr (std::is_same_v<Key, ResultKey>) {
    if (taking.results.try_emplace(key, shared).second) taking.open.push_back(shared.asked);
  } else {
    if (taking.tables.try_emplace(key, shared).second) taking.open.push_back(shared.asked);
  }
  return true;
}

template <typename Key>
bool Engine::takeFromPool(const Key &key) {
  Taking taking;
  bool is_ok;
  if constexpr (std::is_same_v<Key, ResultKey>) is_ok = follow(results_, key, taking);
  else is_ok = follow(tables_, key, taking);
  while (is_ok && !taking.open.empty()) {
    std::shared_ptr<const Asked> asked = taking.open.back();
    taking.open.pop_back();
    for (const ResultKey &inner : asked->results) is_ok = is_ok && follow(results_, inner, taking);
    for (const TableKey &inner : asked->tables) is_ok = is_ok && follow(tables_, inner, taking);
    taking.forgotten_results.insert(asked->forgotten_results.begin(), asked->forgotten_results.end());
    taking.forgotten_tables.insert(asked->forgotten_tables.begin(), asked->forgotten_tables.end());
  }
  // A recursion that met what is known of one of its functions would not have made that anew.
  for (const ResultKey &inner : taking.forgotten_results)
    is_ok = is_ok && !results_.contains(inner) && !taking.results.contains(inner) && !isOwn(inner);
  for (const TableKey &inner : taking.forgotten_tables)
    is_ok = is_ok && !tables_.contains(inner) && !taking.tables.contains(inner);
  if (!is_ok) return false;
  WaysIn more;
  for (const auto &[table, shared] : taking.tables) ++more[{table.first, table.second.resource}];
  for (const TableKey &table : taking.forgotten_tables) ++more[{table.first, table.second.resource}];
  for (const auto &[into, count] : more)
    if (waysIn(into) + count > limits_.ways_in) return false;
  auto take = [&](auto &from, auto &into) {
    for (auto &[taken, shared] : from) {
      auto &entry = into[taken];
      entry.value = std::move(shared.value);
      entry.is_running = false;
      entry.is_pure = true;
      entry.is_flat = shared.is_flat;
    }
  };
  for (const auto &[table, shared] : taking.tables) ++ways_in_[{table.first, table.second.resource}];
  take(taking.results, results_);
  take(taking.tables, tables_);
  return true;
}

}  // namespace connleak
