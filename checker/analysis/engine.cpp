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

const FunctionResult *Engine::result(FunctionRef ref) {
  std::unique_ptr<FunctionResult> &entry = results_[ref];
  if (entry) return entry->is_done ? entry.get() : nullptr;
  if (depth_ >= limits_.call_depth) { results_.erase(ref); return nullptr; }
  entry = std::make_unique<FunctionResult>();
  FunctionResult &result = *entry;
  ++depth_;
  analyseFunction(*this, ref, result);
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
  FunctionContext context;
  Run run(*this, ref, context, RunKind::Entry, key.resource);
  run.enter(key);
  run.go();
  made.table = run.finish();
  --depth_;
  made.is_running = false;
  return &made.table;
}

}  // namespace connleak
