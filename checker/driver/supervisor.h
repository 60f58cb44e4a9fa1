// SPDX-License-Identifier: Apache-2.0
// Keeps one bad unit from taking the others with it. The work is done in a child process; when it dies, the unit that
// was in hand is known, and a new child does the work without that unit. Nothing is printed before the work is done, so
// a second run repeats no output.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace connleak {

struct RunMode {
  std::map<size_t, std::string> lost_units;   // unit -> why, "it nests too deep for the stack"
  bool one_at_a_time = false;                 // nobody could say which unit it was
  bool analyse_separately = false;            // the analysis of all units together died
};

// Runs `work` until it comes to its end; returns what it returned. When it cannot, says so and returns 2.
// Summaries are made on demand, so the analysis nests as deep as the program's calls do.
constexpr size_t kAnalysisStack = size_t(1) << 30;

int supervise(const std::function<int(const RunMode &)> &work);

// While one lives, a crash of this thread is this unit's.
class UnitInHand {
 public:
  explicit UnitInHand(size_t unit);
  ~UnitInHand();
  UnitInHand(const UnitInHand &) = delete;
  UnitInHand &operator=(const UnitInHand &) = delete;
};

// Runs on a thread with as much stack as can be had, `wanted` bytes at best, and lets crashes of it be noticed.
// `run` may be called on the caller's own thread when there is no other to be had.
void runWithStack(size_t wanted, const std::function<void()> &run);

// The same on several threads at once, the caller's among them; on fewer when the machine has no more.
void runOnThreads(size_t count, size_t wanted_stack, const std::function<void()> &run);

}  // namespace connleak
