// SPDX-License-Identifier: Apache-2.0
// Summaries on demand: whoever needs the tables of a function asks the engine, which runs the function's body the
// first time and remembers. Recursion meets a table that is still being made: at first it is told that the call never
// comes back, then what the round before found out, until a round adds nothing.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "checker/analysis/body_info.h"
#include "checker/analysis/program.h"
#include "checker/analysis/summary.h"

namespace connleak {

// Whose exceptions are followed.
enum class ExceptionLevel : uint8_t {
  Explicit,   // thrown in code that was read
  Unknown,    // and by functions that nobody can read
  All,        // and for want of memory
};

// What a run may cost. Limits are never silent: a table that hit one says gave_up.
struct Limits {
  unsigned variants = 4;              // execution parts kept apart per block and property
  unsigned variants_on_back_edge = 2;
  unsigned variants_when_done = 2;    // the handle is released, or whose it is was decided
  unsigned variants_when_large = 2;   // of a generated parser
  unsigned widen_after = 3;           // visits of a state
  unsigned properties = 20;           // states per block beside those alike before different property parts are united
  unsigned exits = 12;                // per table
  unsigned entry_paths = 6;           // places a callee finds one handle at
  unsigned ways_in = 8;               // different sets of such places, per function and resource
  unsigned properties_when_long = 8;  // likewise, of a function with more than so many instructions:
  uint64_t long_beyond = 4'000;
  uint64_t steps_per_instruction = 64;
  uint64_t large = 10'000;                  // instructions; of what is beyond, a generated parser's, fewer steps are taken
  uint64_t steps_beyond = 8;
  uint64_t fewest_steps = 50'000;
  unsigned call_depth = 8000;         // nested runs; the stack is made for it
  unsigned rounds = 4;                // of a function that calls itself
  unsigned thrown_exits = 4;          // per property: ways out by different exceptions
  ExceptionLevel exceptions = ExceptionLevel::Unknown;
};

// What became of one acquisition in the function that makes it.
struct SiteOutcome {
  FunctionRef function;
  uint32_t instruction = 0;
  uint32_t resource = 0;
  std::string acquired_by;            // innermost acquiring function: "PQconnectdb"
  GlobalId callee = 0;
  std::string called;                 // the function called here: "PQconnectdb", or a wrapper
  Table table;                        // its losses and misuses; exits that carry the handle to the caller
  // A wrapper that fills an out-parameter: which argument, and whether the handle is behind it (or behind the global) rather
  // than in it.
  uint32_t out_argument = kNone;
  bool is_inside_argument = false;
  std::string global;                 // a wrapper that leaves it in a global: which
  std::string spec_where;             // the entry of a spec that says so
  bool was_released = false;
  bool was_handed_on = false;         // to the caller or to somebody who is not looked at
  bool is_established = false;        // not acquired here: known to be open at entry, because a path releases it
  uint32_t released_argument = 0;     // established: which argument of the release
  std::vector<std::pair<SourcePlace, std::string>> fates;  // for --explain-silence, in order
};

struct FunctionResult {
  Table base;
  std::vector<Acquisition> acquisitions;
  std::vector<SiteOutcome> sites;
};

class Engine {
 public:
  Engine(const Program &program, Limits limits);
  Engine(const Engine &) = delete;
  Engine &operator=(const Engine &) = delete;

  const Program &program() const { return program_; }
  // External functions that had a handle in hand.
  void noteUnread(const std::string &name) { unread_.insert(name); }
  const std::set<std::string> &unread() const { return unread_; }
  const Limits &limits() const { return limits_; }
  const BodyInfo &body(FunctionRef ref);
  // It, or something it calls, has a loop that nothing leaves.
  bool turnsForever(FunctionRef ref);

  // Null when calls nest too deep. A function that is under way, because it calls itself, gets what the round before
  // found out: at first that it never comes back, until nothing is added.
  const FunctionResult *result(FunctionRef ref, const std::vector<Binding> &bindings = {});
  // Null when a handle comes in in too many ways.
  const Table *entryTable(FunctionRef ref, const EntryKey &key);

 private:
  std::set<std::string> unread_;
  std::map<FunctionRef, bool> turns_forever_;
  using ResultKey = std::pair<FunctionRef, std::vector<Binding>>;
  using TableKey = std::pair<FunctionRef, EntryKey>;
  template <typename Value>
  struct Entry {
    std::shared_ptr<const Value> value;   // of the last round; empty at first
    bool is_running = true, was_asked = false;
    bool is_stale = false;                // to be made again, beginning with what was known
    unsigned level = 0;                   // of nesting, while it is running
  };
  template <typename Key, typename Value, typename Make>
  const Value *remembered(std::map<Key, Entry<Value>> &all, const Key &key, std::vector<std::pair<Key, unsigned>> &provisional, Make make);
  void discardAbove(unsigned level);
  template <typename Value>
  void bury(std::shared_ptr<const Value> value) { if (value) buried_.push_back(std::move(value)); }

  const Program &program_;
  Limits limits_;
  unsigned depth_ = 0;
  unsigned lowest_ = ~0u;   // level of the outermost function under way that was asked since
  std::map<FunctionRef, std::unique_ptr<BodyInfo>> bodies_;
  std::map<ResultKey, Entry<FunctionResult>> results_;
  std::map<TableKey, Entry<Table>> entries_;
  std::map<std::pair<FunctionRef, uint32_t>, unsigned> ways_in_;
  // What rests on a round of a function that is still under way, with its level; made again when that has a new round.
  std::vector<std::pair<ResultKey, unsigned>> provisional_results_;
  std::vector<std::pair<TableKey, unsigned>> provisional_entries_;
  std::vector<std::shared_ptr<const void>> buried_;   // earlier rounds: paths still point into them
};

}  // namespace connleak
