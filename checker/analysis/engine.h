// SPDX-License-Identifier: Apache-2.0
// Summaries on demand: whoever needs the tables of a function asks the engine, which runs the function's body the
// first time and remembers. Recursion meets a table that is still being made: at first it is told that the call never
// comes back, then what the round before found out, until a round adds nothing. What other functions were found to do on
// the ground of such a round is forgotten when the recursion is through, unless the engine is for a group that calls
// itself: elsewhere a summary is what it is, whoever asked for it first.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "checker/analysis/call_order.h"
#include "checker/analysis/program.h"
#include "checker/analysis/summaries.h"

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
  // By itself, for a program of any kind of order.
  Engine(const Program &program, Limits limits);
  // For one group of functions, beside others at the same time.
  Engine(const Program &program, Limits limits, const Bodies &bodies, const Summaries &published, SummaryPool &pool, const CallGroup &group);
  Engine(const Engine &) = delete;
  Engine &operator=(const Engine &) = delete;

  const Program &program() const { return program_; }
  // External functions that had a handle in hand.
  void noteUnread(const std::string &name) { unread_.insert(name); }
  const Limits &limits() const { return limits_; }
  const BodyInfo &body(FunctionRef ref) const { return bodies_->of(ref); }
  const ParameterValues &parameterValues() const { return bodies_->parameterValues(); }
  // It, or something it calls, has a loop that nothing leaves.
  bool turnsForever(FunctionRef ref) const { return bodies_->turnsForever(ref); }

  // Null when calls nest too deep. A function that is under way, because it calls itself, gets what the round before
  // found out: at first that it never comes back, until nothing is added.
  const FunctionResult *result(FunctionRef ref, const std::vector<Binding> &bindings = {});
  // Null when a handle comes in in too many ways.
  const Table *entryTable(FunctionRef ref, const EntryKey &key);

  Summaries takeSummaries();   // all that was made; the engine is of no use afterwards

 private:
  static constexpr unsigned kNothing = ~0u;
  template <typename Value>
  struct Entry {
    std::shared_ptr<const Value> value;   // of the last round; empty at first
    bool is_running = true, was_asked = false;
    bool is_stale = false;                // to be made again, beginning with what was known
    // Made without looking at what an earlier recursion has left, and without meeting a limit that earlier questions count for.
    bool is_pure = false;
    bool is_flat = true;                  // nothing that calls itself was made on the way
    unsigned level = 0;                   // of nesting, while it is running
    unsigned rests_on = kNothing;         // the level of the outermost function under way whose rounds it rests on
  };
  template <typename Key, typename Value>
  using Entries = std::map<Key, Entry<Value>>;
  // What making a summary has come across so far.
  struct Frame {
    unsigned lowest = kNothing;   // level of the outermost function under way that was asked
    bool is_pure = true, is_flat = true;
    Asked asked;
  };

  template <typename Key, typename Value, typename Make>
  const Value *remembered(Entries<Key, Value> &all, const Key &key, std::vector<Key> &provisional, Make make);
  template <typename Key, typename Value, typename Make>
  void makeInRounds(Entry<Value> &entry, const Make &make);
  template <typename Key, typename Value>
  const Value *known(const Key &key, Entry<Value> &entry);
  template <typename Key, typename Value>
  void settle(const Key &key, Entry<Value> &entry, std::vector<Key> &provisional, Frame made);
  void makeAgainAbove(unsigned level);
  void leanOn(unsigned level, unsigned lower);
  void forgetAbove(unsigned level, Asked &asked);
  template <typename Key> bool takeFromPool(const Key &key);
  struct Taking;
  template <typename Key, typename Value> bool follow(const Entries<Key, Value> &all, const Key &key, Taking &taking) const;
  bool isOwn(const ResultKey &key) const { return key.second.empty() && own_.contains(key.first); }
  bool isOwn(const TableKey &) const { return false; }
  unsigned waysIn(const std::pair<FunctionRef, uint32_t> &into) const;
  template <typename Value>
  void bury(std::shared_ptr<const Value> value) { if (value) buried_.push_back(std::move(value)); }

  const Program &program_;
  Limits limits_;
  std::unique_ptr<const Bodies> own_bodies_;
  const Bodies *bodies_;
  const Summaries *published_ = nullptr;
  SummaryPool *pool_ = nullptr;
  std::set<FunctionRef> own_;
  bool keeps_rounds_ = false;
  std::set<std::string> unread_;
  unsigned depth_ = 0;
  Frame frame_;
  Entries<ResultKey, FunctionResult> results_;
  Entries<TableKey, Table> tables_;
  WaysIn ways_in_;   // beside those published
  // What rests on a round of a function that is still under way; made again when that has a new round.
  std::vector<ResultKey> provisional_results_;
  std::vector<TableKey> provisional_tables_;
  std::vector<std::shared_ptr<const void>> buried_;   // earlier rounds: paths still point into them
};

}  // namespace connleak
