// SPDX-License-Identifier: Apache-2.0
// Parsing, lowering and analysis in rounds: each wrapper found and each body missed widens the selection, until nothing
// is added.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/analysis/findings.h"
#include "checker/driver/compile_database.h"
#include "checker/driver/identifier_scan.h"
#include "checker/driver/options.h"
#include "checker/driver/progress.h"
#include "checker/driver/run_log.h"
#include "checker/driver/selection.h"
#include "checker/driver/supervisor.h"
#include "checker/driver/unit_source.h"

namespace connleak {

using Names = std::set<std::string, std::less<>>;

struct UnitState {
  bool is_asked = true;            // by name, or because none was named
  bool is_selected = false;
  std::string why_selected;   // by the scan; empty when a later round did
  bool is_parsed = false;          // its outline is known
  bool is_failed = false;          // told once; not tried again
  uint32_t distance = 0;           // see Selection::add()
  bool is_analysed = false;
  size_t lowered_bodies = 0;       // that `unit` holds
  std::optional<Unit> unit;
};

// What every stage of one run works on.
struct CheckRun {
  const Options &options;
  const RunMode &mode;
  Progress progress;
  RunLog log;
  std::optional<SpecIndex> specs;
  std::vector<CompileCommand> commands;
  std::vector<UnitState> units;      // by command
  size_t not_c = 0;                  // entries of the compile database
  size_t missing = 0;                // files asked for that are no units
  size_t templates = 0;              // that nobody instantiates and that acquire something: not analysed
  IdentifierScan scan;
  std::optional<Cache> cache;        // unless there is none
  FileStates files;
  AnalysisReport report;
  std::vector<Explanation> explanations;

  CheckRun(const Options &chosen, const RunMode &how) : options(chosen), mode(how), progress(chosen.quiet) {}
};

class AnalysisRounds {
 public:
  AnalysisRounds(CheckRun &run, UnitSource &source) : run_(run), source_(source), selection_(*run.specs) {}
  void work();

 private:
  void inParallel(const std::vector<size_t> &todo, const char *doing, const std::function<void(size_t)> &work, size_t first = 0,
                  size_t most = SIZE_MAX);
  size_t jobs() const;
  void parseSelected();
  void noteTemplates(const Outline &outline);
  void fail(size_t index, SourcePlace place, const std::string &why);
  void lowerWanted();
  void lowerOne(size_t index);
  void dropTwins(size_t index);
  void analyse();
  void noteCallsElsewhere(Program &program, const std::vector<size_t> &owners);
  void analyseTogether(const std::vector<size_t> &owners);
  size_t wantedBodies() const;
  bool widen();
  bool selectDefinitions(const std::vector<std::pair<std::string, uint32_t>> &functions, size_t most);
  size_t fewUnits() const;
  bool selectFewCallers();

  CheckRun &run_;
  UnitSource &source_;
  Selection selection_;
  std::unordered_map<std::string, size_t> body_in_;   // mergeable functions, with their places -> the unit whose body is kept
  Names wrappers_, asked_, acquiring_templates_, instantiated_templates_;
  bool has_problems_ = false, has_looked_for_callers_ = false;
};

}  // namespace connleak
