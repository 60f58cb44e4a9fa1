// SPDX-License-Identifier: Apache-2.0
// Level by level: the groups of one level are shared out among the workers, and what they made is published when the last
// of them is through, in the order of the groups.
#include "checker/analysis/program_summaries.h"

#include <condition_variable>
#include <mutex>

namespace connleak {

namespace {

class LevelByLevel {
 public:
  LevelByLevel(const Program &program, const Limits &limits)
      : program_(program), limits_(limits), bodies_(program), levels_(callLevels(program)) {
    begin(0);
  }

  // By every worker.
  void work() {
    std::unique_lock lock(mutex_);
    while (level_ < levels_.size()) {
      if (next_ == groups().size()) { published_more_.wait(lock); continue; }
      size_t group = next_++;
      lock.unlock();
      Summaries made = summarise(groups()[group]);
      lock.lock();
      made_[group] = std::move(made);
      if (++finished_ == groups().size()) publish();
    }
  }
  Summaries take() { return std::move(published_); }

 private:
  const std::vector<CallGroup> &groups() const { return levels_[level_]; }
  Summaries summarise(const CallGroup &group) {
    Engine engine(program_, limits_, bodies_, published_, *pool_, group);
    for (FunctionRef ref : group) engine.result(ref);
    return engine.takeSummaries();
  }
  void begin(size_t level) {
    level_ = level;
    next_ = finished_ = 0;
    pool_ = std::make_unique<SummaryPool>();
    made_.clear();
    if (level < levels_.size()) made_.resize(groups().size());
  }
  void publish() {
    for (Summaries &made : made_) published_.add(std::move(made));
    begin(level_ + 1);
    published_more_.notify_all();
  }

  const Program &program_;
  const Limits &limits_;
  const Bodies bodies_;
  const std::vector<std::vector<CallGroup>> levels_;
  Summaries published_;                  // only read while groups are worked on
  std::unique_ptr<SummaryPool> pool_;
  std::mutex mutex_;
  std::condition_variable published_more_;
  size_t level_ = 0, next_ = 0, finished_ = 0;
  std::vector<Summaries> made_;          // by group
};

}  // namespace

Summaries summariseProgram(const Program &program, const Limits &limits, const Workers &workers) {
  LevelByLevel levels(program, limits);
  if (workers) workers([&] { levels.work(); });
  else levels.work();
  return levels.take();
}

}  // namespace connleak
