// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/run_cache.h"

#include <fmt/format.h>

#include <algorithm>

#include "checker/driver/use_list.h"
#include "checker/program/archive.h"
#include "common/files.h"

namespace connleak {

template <typename A> void describe(A &a, SourcePlace &v) { a & v.file & v.line & v.column; }
template <typename A> void describe(A &a, PathStep &v) { a & v.kind & v.place & v.text & v.function & v.depth; }
template <typename A> void describe(A &a, Finding &v) {
  a & v.rule & v.confidence & v.message & v.place & v.acquired & v.also_acquired & v.resource & v.function & v.acquired_by & v.variable &
      v.is_callers_fault & v.is_left_in_global & v.is_established & v.ordinal & v.also_lost & v.path & v.fingerprint;
}
template <typename A> void describe(A &a, RunNote &v) { a & v.level & v.place & v.text; }

namespace {

struct Stored {
  std::vector<Finding> findings;
  std::vector<std::string> gave_up;
  uint64_t functions = 0, templates = 0;
  std::vector<RunNote> notes;
  std::string states;   // a letter per unit
};
template <typename A> void describe(A &a, Stored &v) { a & v.findings & v.gave_up & v.functions & v.templates & v.notes & v.states; }

enum : char { kSkipped = 's', kAnalysed = 'a', kFailed = 'f' };

bool isSound(const Stored &stored, size_t units) {
  return stored.states.size() == units && stored.states.find_first_not_of("saf") == std::string::npos &&
         std::all_of(stored.findings.begin(), stored.findings.end(), [](const Finding &finding) {
           auto stepOk = [](const PathStep &step) { return step.kind <= StepKind::Remark; };
           return static_cast<size_t>(finding.rule) < allRules().size() && finding.confidence <= Confidence::Possible &&
                  std::all_of(finding.path.begin(), finding.path.end(), stepOk) &&
                  std::all_of(finding.also_lost.begin(), finding.also_lost.end(), stepOk); }) &&
         std::all_of(stored.notes.begin(), stored.notes.end(), [](const RunNote &note) { return note.level <= RunNote::Level::Error; });
}

// A run that met one file in two states has no result that could be kept.
bool isOfOneMoment(const std::vector<FileUse> &uses) {
  for (size_t i = 1; i < uses.size(); ++i)
    if (uses[i].kind == FileUse::Kind::Read && uses[i - 1].kind == FileUse::Kind::Read && uses[i].path == uses[i - 1].path) return false;
  std::vector<std::string> missing;
  for (const FileUse &use : uses)
    if (use.kind == FileUse::Kind::Missing) missing.push_back(use.path);
  return std::none_of(uses.begin(), uses.end(), [&](const FileUse &use) {
    return use.kind != FileUse::Kind::Missing && std::binary_search(missing.begin(), missing.end(), use.path); });
}

}  // namespace

RunCache::RunCache(CheckRun &run, const std::string &specs) : run_(run), notes_before_(run.log.notes().size()) {
  std::string all = fmt::format("run {}\n{}\n{} {}\n", checkerIdentity(), specs, run.options.parse_everything, run.options.exceptions);
  for (const std::string &group : run.options.resources) all += fmt::format("group {}\n", group);
  for (size_t i = 0; i < run.commands.size(); ++i) {
    const CompileCommand &command = run.commands[i];
    all += fmt::format("{}{}\n{}\n{}\n{}\n", run.units[i].is_asked, !run.options.files.empty(), command.file, command.directory, command.language);
    for (const std::string &argument : command.arguments) all += fmt::format("{}:{}", argument.size(), argument);
  }
  key_ = digestOf(all);
}

bool RunCache::restore() {
  std::optional<std::string> uses = run_.cache->find("uses", key_);
  std::vector<FileUse> files;
  if (!uses || !read(*uses, files) || !run_.files.areAsTheyWere(files)) return false;
  Digest of_result = digestOf(hex(key_) + *uses);
  std::optional<std::string> bytes = run_.cache->find("result", of_result);
  if (!bytes) return false;
  Stored stored;
  Reader reader(*bytes);
  reader & stored;
  if (reader.failed() || !reader.atEnd() || !isSound(stored, run_.units.size())) {
    run_.cache->refuse("result", of_result);
    return false;
  }
  run_.report.findings = std::move(stored.findings);
  run_.report.gave_up = std::move(stored.gave_up);
  run_.report.functions = stored.functions;
  run_.templates = stored.templates;
  for (const RunNote &note : stored.notes) {
    if (note.level == RunNote::Level::Error) run_.log.error(note.place, note.text);
    else run_.log.warning(note.place, note.text);
  }
  for (size_t i = 0; i < run_.units.size(); ++i) {
    run_.units[i].is_failed = stored.states[i] == kFailed;
    run_.units[i].is_analysed = stored.states[i] == kAnalysed;
  }
  return true;
}

void RunCache::store(const ParsingSource &source) {
  const RunMode &mode = run_.mode;
  if (!mode.lost_units.empty() || mode.one_at_a_time || mode.analyse_separately) return;   // another run may have more luck
  std::vector<FileUse> uses = run_.scan.uses();
  Stored stored;
  for (size_t i = 0; i < run_.units.size(); ++i) {
    const UnitState &state = run_.units[i];
    bool is_there = exists(run_.commands[i].file);
    if (state.is_failed && !is_there) uses.push_back({FileUse::Kind::Missing, run_.commands[i].file, {}});
    else if ((state.is_parsed || state.is_failed) && !source.usesOf(i, uses)) return;
    stored.states += state.is_failed ? kFailed : state.is_analysed ? kAnalysed : kSkipped;
  }
  tidy(uses);
  if (!isOfOneMoment(uses)) return;
  stored.findings = run_.report.findings;
  stored.gave_up = run_.report.gave_up;
  stored.functions = run_.report.functions;
  stored.templates = run_.templates;
  stored.notes.assign(run_.log.notes().begin() + notes_before_, run_.log.notes().end());
  Writer writer;
  writer & stored;
  std::string files = written(uses);
  run_.cache->store("result", digestOf(hex(key_) + files), writer.bytes);
  run_.cache->store("uses", key_, files);
}

}  // namespace connleak
