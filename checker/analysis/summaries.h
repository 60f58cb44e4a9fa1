// SPDX-License-Identifier: Apache-2.0
// What the engines of one analysis share. Each engine works as if it were alone on what earlier levels of the call graph
// have published; what another engine of the same level has already made is taken from a pool, but only where it is what
// this one would have made by itself. So results depend neither on the number of threads nor on who is first.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "checker/analysis/program.h"
#include "checker/analysis/summary.h"

namespace connleak {

struct FunctionResult;

using ResultKey = std::pair<FunctionRef, std::vector<Binding>>;   // with the function pointers its caller knows
using TableKey = std::pair<FunctionRef, EntryKey>;

// For how many ways in a function is asked; counted per resource.
using WaysIn = std::map<std::pair<FunctionRef, uint32_t>, unsigned>;

struct Summaries {
  std::map<ResultKey, std::shared_ptr<const FunctionResult>> results;
  std::map<TableKey, std::shared_ptr<const Table>> tables;
  WaysIn ways_in;
  std::set<std::string> unread;    // external functions that had a handle in hand

  // Null when calls nested too deep.
  const FunctionResult *resultOf(FunctionRef ref) const {
    auto found = results.find({ref, {}});
    return found == results.end() ? nullptr : found->second.get();
  }
  // What is here already stays.
  void add(Summaries &&more);
};

// What making one summary asked for beside what was published before: itself for what is made for good, and those made
// on the way that were forgotten again since they rested on a round of it.
struct Asked {
  std::vector<ResultKey> results;
  std::vector<TableKey> tables, forgotten_tables;
  std::vector<ResultKey> forgotten_results;
};

template <typename Value>
struct Shared {
  std::shared_ptr<const Value> value;
  std::shared_ptr<const Asked> asked;
  bool is_flat = true;   // nothing that calls itself was made on the way
};

// Summaries of the level under way. Every member function may be called by several threads.
class SummaryPool {
 public:
  // Empty when nobody has made it.
  Shared<FunctionResult> find(const ResultKey &key) const { return findIn(results_, key); }
  Shared<Table> find(const TableKey &key) const { return findIn(tables_, key); }
  void put(const ResultKey &key, const Shared<FunctionResult> &made) { putInto(results_, key, made); }
  void put(const TableKey &key, const Shared<Table> &made) { putInto(tables_, key, made); }

 private:
  template <typename Key, typename Value>
  Shared<Value> findIn(const std::map<Key, Shared<Value>> &all, const Key &key) const {
    std::lock_guard lock(mutex_);
    auto found = all.find(key);
    return found == all.end() ? Shared<Value>() : found->second;
  }
  template <typename Key, typename Value>
  void putInto(std::map<Key, Shared<Value>> &all, const Key &key, const Shared<Value> &made) {
    std::lock_guard lock(mutex_);
    all.try_emplace(key, made);
  }

  mutable std::mutex mutex_;
  std::map<ResultKey, Shared<FunctionResult>> results_;
  std::map<TableKey, Shared<Table>> tables_;
};

}  // namespace connleak
