// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/engine.h"

#include "checker/analysis/function_analysis.h"
#include "checker/analysis/run.h"

namespace connleak {

Engine::Engine(const Program &program, Limits limits) : program_(program), limits_(limits) {}

const BodyInfo &Engine::body(FunctionRef ref) {
  std::unique_ptr<BodyInfo> &entry = bodies_[ref];
  if (!entry) entry = std::make_unique<BodyInfo>(program_.function(ref));
  return *entry;
}

bool Engine::turnsForever(FunctionRef ref) {
  auto [known, is_new] = turns_forever_.try_emplace(ref, false);
  if (!is_new) return known->second;   // or under way: a call of itself adds nothing
  const Function &function = program_.function(ref);
  const BodyInfo &info = body(ref);
  auto last = [&](uint32_t block) -> const Instruction & {
    return function.instructions[function.blocks[block].first + function.blocks[block].count - 1]; };
  auto isLeft = [&](const std::vector<bool> &loop) {
    for (uint32_t block = 0; block < loop.size(); ++block) {
      if (!loop[block]) continue;
      const std::vector<uint32_t> &targets = last(block).targets;
      if (targets.empty() || std::any_of(targets.begin(), targets.end(), [&](uint32_t to) { return !loop[to]; })) return true;
    }
    return false;
  };
  bool turns = std::any_of(info.loops.begin(), info.loops.end(), [&](const auto &loop) { return !isLeft(loop); });
  for (const Instruction &i : function.instructions) {
    if (turns) break;
    if (i.opcode != Opcode::Call || i.operands.empty() || i.operands[0].kind != Operand::Kind::Symbol) continue;
    for (FunctionRef callee : program_.definitionsFor(program_.globalOf(ref.unit, i.operands[0].index), ref.unit)) turns |= turnsForever(callee);
  }
  return turns_forever_[ref] = turns;
}

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

void Engine::discardAbove(unsigned level) {
  auto discard = [&](auto &provisional, auto &all) {
    std::erase_if(provisional, [&](const auto &entry) {
      if (entry.second < level) return false;
      auto found = all.find(entry.first);
      if (found != all.end() && !found->second.is_running) found->second.is_stale = true;
      return true;
    });
  };
  discard(provisional_results_, results_);
  discard(provisional_entries_, entries_);
}

template <typename Key, typename Value, typename Make>
const Value *Engine::remembered(std::map<Key, Entry<Value>> &all, const Key &key,
                                std::vector<std::pair<Key, unsigned>> &provisional, Make make) {
  auto [at, is_new] = all.try_emplace(key);
  if (!is_new && !at->second.is_stale) {
    Entry<Value> &known = at->second;
    if (known.is_running) {
      known.was_asked = true;
      lowest_ = std::min(lowest_, known.level);
    }
    return known.value.get();
  }
  if (depth_ >= limits_.call_depth) {
    if (is_new) all.erase(at);
    return nullptr;
  }
  Entry<Value> &entry = at->second;   // stays where it is: a map's nodes do not move
  entry.is_running = true;
  entry.is_stale = false;
  entry.level = ++depth_;
  if (!entry.value) entry.value = std::make_shared<const Value>();
  unsigned lowest_outside = lowest_;
  for (unsigned round = 1;; ++round) {
    lowest_ = ~0u;
    entry.was_asked = false;
    std::shared_ptr<const Value> made = make();
    bool grew = entry.was_asked && shapeOf(*made) != shapeOf(*entry.value);
    bury(entry.value);
    entry.value = std::move(made);
    bool is_inner = lowest_ < entry.level;   // rests on one that is under way, too: its rounds are ours
    if (!grew || is_inner || round >= limits_.rounds) break;
    discardAbove(entry.level);
  }
  entry.is_running = false;
  if (lowest_ < entry.level) provisional.emplace_back(key, lowest_);
  lowest_ = std::min(lowest_outside, lowest_ < entry.level ? lowest_ : ~0u);
  --depth_;
  return entry.value.get();
}

const FunctionResult *Engine::result(FunctionRef ref, const std::vector<Binding> &bindings) {
  return remembered(results_, ResultKey{ref, bindings}, provisional_results_, [&] {
    auto made = std::make_shared<FunctionResult>();
    analyseFunction(*this, ref, bindings, *made);
    return std::shared_ptr<const FunctionResult>(std::move(made));
  });
}

const Table *Engine::entryTable(FunctionRef ref, const EntryKey &key) {
  if (!entries_.contains({ref, key}) && ++ways_in_[{ref, key.resource}] > limits_.ways_in) return nullptr;
  return remembered(entries_, TableKey{ref, key}, provisional_entries_, [&] {
    FunctionContext context;
    Run run(*this, ref, context, RunKind::Entry, key.resource);
    run.enter(key);
    run.go();
    return std::make_shared<const Table>(run.finish());
  });
}

}  // namespace connleak
