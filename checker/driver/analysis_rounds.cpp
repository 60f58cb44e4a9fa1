// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/analysis_rounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <thread>

#include "common/files.h"

namespace connleak {

// Of address space: deeply nested sources take what they need of it.
static constexpr size_t kParserStack = size_t(512) << 20;

static Limits limitsOf(const Options &options) {
  Limits limits;
  if (options.exceptions == "explicit") limits.exceptions = ExceptionLevel::Explicit;
  if (options.exceptions == "all") limits.exceptions = ExceptionLevel::All;
  return limits;
}

// What a call or a definition of it has in its text: "open" of "app::Pool<int>::open", "Probe" of "Probe::~Probe".
static std::string identifierOf(const std::string &name) {
  unsigned depth = 0;
  std::string plain;   // without template arguments
  for (char c : name) {
    if (c == '<') ++depth;
    if (depth == 0) plain.push_back(c);
    if (c == '>' && depth > 0) --depth;
  }
  size_t last = plain.rfind("::");
  plain = last == std::string::npos ? plain : plain.substr(last + 2);
  return plain.starts_with("~") ? plain.substr(1) : plain;
}

// Selection only ever grows, so the rounds come to an end.
void AnalysisRounds::work() {
  for (;;) {
    do {
      parseSelected();
      selection_.settle();
    } while (selectDefinitions(selection_.unread(), fewUnits()) || selectFewCallers());
    lowerWanted();
    analyse();
    if (has_problems_ || !widen()) break;
  }
  run_.templates = std::count_if(acquiring_templates_.begin(), acquiring_templates_.end(),
                                 [&](const std::string &name) { return !instantiated_templates_.contains(name); });
}

// Runs `work` for each of the units from todo[first] on, at most `most`, on as many threads as asked for.
void AnalysisRounds::inParallel(const std::vector<size_t> &todo, const char *doing, const std::function<void(size_t)> &work, size_t first,
                                size_t most) {
  std::atomic<size_t> next{first};
  size_t end = todo.size() - first > most ? first + most : todo.size();
  auto loop = [&] {
    for (size_t k = next++; k < end; k = next++) {
      run_.progress.show(fmt::format("{} {} of {} units: {}", doing, k + 1, todo.size(),
                                     std::filesystem::path(run_.commands[todo[k]].file).filename().string()));
      UnitInHand in_hand(todo[k]);
      work(todo[k]);
    }
  };
  runOnThreads(std::min(jobs(), end - first), kParserStack, loop);
}

size_t AnalysisRounds::jobs() const {
  if (run_.mode.one_at_a_time) return 1;
  return run_.options.jobs ? run_.options.jobs : std::max(1u, std::thread::hardware_concurrency());
}

// ---------------------------------------------------------------- parsing

void AnalysisRounds::parseSelected() {
  std::vector<size_t> todo;
  for (size_t i = 0; i < run_.units.size(); ++i) {
    const UnitState &state = run_.units[i];
    if (state.is_selected && !state.is_parsed && !state.is_failed) todo.push_back(i);
  }
  std::vector<OutlineOrError> outlines(run_.units.size());
  inParallel(todo, "parsing", [&](size_t index) { outlines[index] = source_.outline(index); });
  for (size_t index : todo) {
    UnitState &state = run_.units[index];
    OutlineOrError &made = outlines[index];
    state.is_parsed = true;
    if (!made.outline) { fail(index, std::move(made.error_place), made.error); continue; }
    selection_.add(index, *made.outline, state.distance);
    noteTemplates(*made.outline);
  }
}

// What one unit does not instantiate another one may.
void AnalysisRounds::noteTemplates(const Outline &outline) {
  instantiated_templates_.insert(outline.instantiated.begin(), outline.instantiated.end());
  for (const Outline::Template &left : outline.templates)
    if (std::any_of(left.refers_to.begin(), left.refers_to.end(), [&](const std::string &name) { return run_.specs->acquires(name); }))
      acquiring_templates_.insert(left.name);
}

// A unit nobody asked for only helps the others.
void AnalysisRounds::fail(size_t index, SourcePlace place, const std::string &why) {
  UnitState &state = run_.units[index];
  state.is_failed = true;
  const std::string &file = run_.commands[index].file;
  if (!place.isKnown()) place = {file, 0, 0};
  std::string text = fmt::format("'{}' was not analysed: {}", file, why);
  if (state.is_asked) run_.log.error(std::move(place), text);
  else run_.log.warning(std::move(place), text);
}

// ---------------------------------------------------------------- lowering

void AnalysisRounds::lowerWanted() {
  std::vector<size_t> todo;
  for (size_t i = 0; i < run_.units.size(); ++i) {
    const UnitState &state = run_.units[i];
    if (state.is_parsed && !state.is_failed && (!state.unit || state.lowered_bodies != selection_.wantedBodies(i))) todo.push_back(i);
  }
  const size_t at_once = std::max<size_t>(16, 2 * jobs());   // units that hold what others hold, too
  for (size_t first = 0; first < todo.size(); first += at_once) {
    inParallel(todo, "reading", [&](size_t index) { lowerOne(index); }, first, at_once);
    for (size_t k = first; k < std::min(first + at_once, todo.size()); ++k) dropTwins(todo[k]);
  }
}

// Of an inline function or a template's that stands in a header the first body serves all units. Programs that share nothing but a
// name are not mixed up.
void AnalysisRounds::dropTwins(size_t index) {
  if (run_.mode.analyse_separately || !run_.units[index].unit) return;
  Unit &unit = *run_.units[index].unit;
  std::erase_if(unit.functions, [&](const Function &function) {
    const UnitSymbol &symbol = unit.symbols[function.symbol];
    if (!symbol.is_mergeable) return false;
    const UnitPlace &place = unit.places[function.place];
    std::string text = fmt::format("{} {}:{}", symbol.name, place.line ? unit.files[place.file] : "", place.line);
    return body_in_.try_emplace(std::move(text), index).first->second != index; });
}

void AnalysisRounds::lowerOne(size_t index) {
  UnitState &state = run_.units[index];
  size_t bodies = selection_.wantedBodies(index);
  std::optional<Unit> unit = source_.lowered(index, [&](const Outline::Name &name) { return run_.options.parse_everything || selection_.isWanted(index, name); });
  if (!unit) return;   // what was lowered before stays
  state.lowered_bodies = bodies;
  state.unit = std::move(*unit);
  state.is_analysed = true;
  state.unit->main_file = run_.commands[index].file;
  state.unit->output = run_.commands[index].output;
  state.unit->directory = run_.commands[index].directory;
}

// ---------------------------------------------------------------- analysis

void AnalysisRounds::analyse() {
  run_.progress.show("analysing");
  run_.report = {};
  run_.explanations.clear();
  std::vector<size_t> owners;
  for (size_t i = 0; i < run_.units.size(); ++i)
    if (run_.units[i].unit) owners.push_back(i);
  if (!run_.mode.analyse_separately) return analyseTogether(owners);
  for (size_t owner : owners) {
    UnitInHand in_hand(owner);
    analyseTogether({owner});
  }
  finishFindings(run_.report.findings);
}

template <typename T>
static void append(std::vector<T> &to, std::vector<T> &&more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What the units say that are not part of this analysis.
void AnalysisRounds::noteCallsElsewhere(Program &program, const std::vector<size_t> &owners) {
  Names functions, elsewhere;
  for (FunctionRef ref : program.functions()) functions.insert(identifierOf(program.displayName(program.globalOf(ref))));
  for (size_t i = 0; i < run_.units.size(); ++i) {
    if (std::binary_search(owners.begin(), owners.end(), i)) continue;
    std::optional<Names> named = run_.scan.names(run_.commands[i], functions);
    if (!named) return;
    elsewhere.merge(*named);
  }
  program.noteCalledElsewhere(std::move(elsewhere));
}

void AnalysisRounds::analyseTogether(const std::vector<size_t> &owners) {
  std::vector<Unit> units;
  for (size_t owner : owners) units.push_back(std::move(*run_.units[owner].unit));
  Program program(std::move(units), *run_.specs);
  if (!program.problems().empty() && !has_problems_)
    for (const std::string &problem : program.problems()) run_.log.error({}, problem);
  has_problems_ |= !program.problems().empty();
  if (run_.commands.size() > 1) noteCallsElsewhere(program, owners);
  Workers workers = [&](const std::function<void()> &work) { runOnThreads(jobs(), kAnalysisStack, work); };
  AnalysisReport report = analyseProgram(program, limitsOf(run_.options), workers);
  if (run_.report.findings.empty() && run_.report.gave_up.empty() && run_.report.wrappers.empty()) {
    run_.report = std::move(report);
  } else {
    append(run_.report.findings, std::move(report.findings));
    append(run_.report.gave_up, std::move(report.gave_up));
    append(run_.report.unread, std::move(report.unread));
    append(run_.report.wrappers, std::move(report.wrappers));
  }
  if (!run_.options.explain_file.empty()) {
    std::string file = std::filesystem::path(run_.options.explain_file).lexically_normal().string();
    append(run_.explanations, explainSilence(program, file, run_.options.explain_line, limitsOf(run_.options), workers));
  }
  std::vector<Unit> back = program.takeUnits();
  for (size_t k = 0; k < owners.size(); ++k) run_.units[owners[k]].unit = std::move(back[k]);
}

// ---------------------------------------------------------------- widening

size_t AnalysisRounds::wantedBodies() const {
  size_t bodies = 0;
  for (size_t i = 0; i < run_.units.size(); ++i) bodies += selection_.wantedBodies(i);
  return bodies;
}

// Units that name a wrapper we have found, and bodies that findings rest on. True when there are more.
bool AnalysisRounds::widen() {
  Names fresh;
  for (const std::string &name : run_.report.wrappers)
    if (wrappers_.insert(name).second) fresh.insert(identifierOf(name));
  bool more = false;
  for (size_t i = 0; i < run_.units.size() && !fresh.empty(); ++i) {
    UnitState &state = run_.units[i];
    if (state.is_selected || state.is_failed || run_.scan.mentions(run_.commands[i], fresh).empty()) continue;
    state.is_selected = more = true;
  }
  size_t bodies = wantedBodies();
  std::vector<std::pair<std::string, uint32_t>> unread;
  for (const std::string &name : run_.report.unread) {
    if (!asked_.contains(name)) selection_.want(name);
    unread.emplace_back(name, 1);
  }
  selection_.settle();
  return selectDefinitions(unread, SIZE_MAX) || more || wantedBodies() != bodies;
}

// So many more that reading them costs less than to find out by another round of analysis which of them matter.
size_t AnalysisRounds::fewUnits() const {
  constexpr size_t kFew = 8;
  size_t selected = std::count_if(run_.units.begin(), run_.units.end(), [](const UnitState &state) { return state.is_selected; });
  return std::max(kFew, selected);
}

// Callers of what may hand an acquisition on: when they are few, reading them now is cheaper than to find out by a round of
// analysis which of them matter.
bool AnalysisRounds::selectFewCallers() {
  if (std::exchange(has_looked_for_callers_, true)) return false;
  Names names;
  for (const std::string &name : selection_.mayAcquire()) names.insert(identifierOf(name));
  std::vector<size_t> callers;
  for (size_t i = 0; i < run_.units.size(); ++i) {
    const UnitState &state = run_.units[i];
    if (!state.is_selected && !state.is_failed && !run_.scan.mentions(run_.commands[i], names).empty()) callers.push_back(i);
  }
  if (callers.empty() || callers.size() > fewUnits()) return false;
  for (size_t i : callers) run_.units[i].is_selected = true;
  return true;
}

// Selects the units whose text seems to define one of these, unless there are more of them than `most`. True when there
// are some.
bool AnalysisRounds::selectDefinitions(const std::vector<std::pair<std::string, uint32_t>> &functions, size_t most) {
  std::map<std::string, uint32_t, std::less<>> distances;
  Names fresh, asked;
  for (const auto &[name, distance] : functions)
    if (!asked_.contains(name)) {
      asked.insert(name);
      auto [known, is_new] = distances.try_emplace(identifierOf(name), distance);
      if (!is_new) known->second = std::min(known->second, distance);
      fresh.insert(known->first);
    }
  std::map<size_t, uint32_t> defining;   // units -> distance
  for (size_t i = 0; i < run_.units.size() && !fresh.empty(); ++i) {
    const UnitState &state = run_.units[i];
    if (state.is_failed || state.is_parsed) continue;
    for (const std::string &name : run_.scan.defines(run_.commands[i], fresh)) {
      auto [known, is_new] = defining.try_emplace(i, distances[name]);
      if (!is_new) known->second = std::min(known->second, distances[name]);
    }
  }
  if (defining.size() > most) return false;
  asked_.insert(asked.begin(), asked.end());
  for (const auto &[i, distance] : defining) {
    UnitState &state = run_.units[i];
    state.distance = state.is_selected ? std::min(state.distance, distance) : distance;
    state.is_selected = true;
  }
  return !defining.empty();
}

}  // namespace connleak
