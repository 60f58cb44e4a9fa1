// SPDX-License-Identifier: Apache-2.0
// Reads top-down: specs, compile commands, selection, parsing and analysis in rounds, what was asked for, suppression,
// output. Findings of good units are printed whatever happened to others.
#include "checker/driver/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <set>
#include <tuple>

#include "checker/driver/analysis_rounds.h"
#include "checker/driver/emit_unit.h"
#include "checker/driver/output.h"
#include "checker/driver/run_cache.h"
#include "checker/driver/run_output.h"
#include "checker/driver/supervisor.h"
#include "checker/resources/spec_loader.h"
#include "common/files.h"
#include "common/suppression.h"
#include "llvm/Support/Path.h"

namespace connleak {

namespace {

class Check {
 public:
  Check(const Options &options, const RunMode &mode) : options_(options), run_(options, mode) {}

  int run() {
    auto begin = std::chrono::steady_clock::now();
    if (currentFolder().empty()) return fail("the folder we are in does not exist any more; change into one that does");
    if (options_.emit_unit) {   // an artefact is good for any project's own specs
      run_.specs.emplace(builtinSpecs());
      return loadCommands() ? emitUnit(run_) : 2;
    }
    if (!loadSpecs() || !(options_.link ? loadArtefacts() : loadCommands())) return 2;
    if (options_.list_units) { select(); return writeSelectedUnits(run_); }
    openCache();
    work();
    closeCache();
    if (!options_.explain_file.empty()) return writeExplanations(run_);
    keepAsked();
    unsigned suppressed = dropSuppressed(run_.report.findings, givenSources());
    if (!writeFindings(run_)) return 2;
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    tellLastLine(run_, suppressed, took.count());
    if (run_.log.hasErrors()) return 2;
    return run_.report.findings.empty() ? 0 : 1;
  }

 private:
  int fail(const std::string &sentence) {
    run_.progress.clear();
    std::cerr << "connleak: error: " << sentence << "\n";
    return 2;
  }

  // ---------------------------------------------------------------- specs
  bool loadSpecs() {
    SpecSet specs = builtinSpecs(options_.resources);
    std::string config = options_.config;
    if (config.empty()) config = findProjectConfig(configFolder());
    if (!config.empty()) {
      Result<SpecSet> own = loadSpecFile(config);
      if (!own) return failEach(own.error());
      mergeSpecs(specs, std::move(*own));
      config_ = absolutePath(currentFolder(), config);
    }
    run_.specs.emplace(std::move(specs));
    return true;
  }
  bool failEach(const std::string &lines) {
    for (size_t at = 0; at < lines.size();) {
      size_t end = std::min(lines.find('\n', at), lines.size());
      fail(lines.substr(at, end - at));
      at = end + 1;
    }
    return false;
  }
  // The config of a project lies above its sources, or above where we are.
  std::string configFolder() const {
    if (options_.files.empty() || options_.link) return currentFolder();   // artefacts may lie anywhere
    return llvm::sys::path::parent_path(absolutePath(currentFolder(), options_.files.front())).str();
  }

  // ---------------------------------------------------------------- compile commands
  bool loadCommands() {
    if (options_.has_flags) {
      if (options_.files.empty()) return fail("flags behind -- need at least one FILE"), false;
      std::vector<std::string> sources;
      for (const std::string &file : options_.files)
        if (isSource(file)) sources.push_back(file);
      run_.commands = fixedCommands(sources, options_.flags);
      run_.units.resize(run_.commands.size());
      return true;
    }
    std::string folder = options_.build_folder.empty() ? findBuildFolder() : options_.build_folder;
    if (folder.empty())
      return fail("no compile_commands.json here, in build/ or above; pass -p DIR, or compiler flags behind --"), false;
    Result<CompileDatabase> loaded = loadCompileDatabase(folder);
    if (!loaded) return fail(loaded.error()), false;
    run_.commands = std::move(loaded->commands);
    run_.units.resize(run_.commands.size());
    run_.not_c = loaded->not_c;
    for (const std::string &problem : loaded->problems) run_.log.error({}, problem);
    if (!options_.files.empty()) markAsked(folder);
    return true;
  }
  bool loadArtefacts() {
    std::set<std::string> seen;
    std::vector<ArtefactSource::File> files;
    for (const std::string &path : options_.files) {
      if (!seen.insert(realPath(path)).second) continue;
      Result<ArtefactSource::File> file = ArtefactSource::read(path);
      if (file) { files.push_back(std::move(*file)); continue; }
      run_.log.error({absolutePath(currentFolder(), path), 0, 0}, fmt::format("'{}' {}; build it again with --emit-unit", path, file.error()));
      ++run_.missing;
    }
    std::sort(files.begin(), files.end(), [](const ArtefactSource::File &a, const ArtefactSource::File &b) {
      return std::tie(a.command.file, a.command.directory, a.command.output, a.path) < std::tie(b.command.file, b.command.directory, b.command.output, b.path); });
    for (const ArtefactSource::File &file : files) run_.commands.push_back(file.command);
    run_.units.resize(files.size());
    artefacts_ = std::move(files);
    return true;
  }
  bool isSource(const std::string &file) {
    std::string why = file.empty() ? "is no name of a file" : whyUnreadable(file);
    if (why == "is a folder, not a file") why = "is a folder; name the sources in it, or pass -p DIR";
    if (why.empty()) return true;
    run_.log.error({file, 0, 0}, fmt::format("'{}' {}", file, why));
    ++run_.missing;
    return false;
  }
  void markAsked(const std::string &folder) {
    for (UnitState &unit : run_.units) unit.is_asked = false;
    for (const std::string &file : options_.files) {
      if (!isSource(file)) continue;
      std::string name = absolutePath(currentFolder(), file), real = realPath(name);
      bool is_known = false;
      for (size_t i = 0; i < run_.commands.size(); ++i) {
        if (run_.commands[i].file != name && realPath(run_.commands[i].file) != real) continue;
        run_.units[i].is_asked = is_known = true;
      }
      if (is_known) continue;
      run_.log.error({name, 0, 0}, fmt::format("'{}' is not in the compile database of '{}'", file, folder));
      ++run_.missing;
    }
  }

  // ---------------------------------------------------------------- the work, or what an earlier run kept of it
  void openCache() {
    std::string folder = options_.cache_dir.empty() ? defaultCacheFolder() : absolutePath(currentFolder(), options_.cache_dir);
    if (!options_.no_cache && !options_.link && !folder.empty()) run_.cache.emplace(folder, options_.cache_size);
  }
  void work() {
    if (options_.link) return workOnArtefacts();
    ParsingSource source(run_.commands, run_.specs->macros(), run_.cache ? &*run_.cache : nullptr, &run_.files);
    std::optional<RunCache> whole;
    if (run_.cache && options_.explain_file.empty()) whole.emplace(run_, specsText());
    if (whole && whole->restore()) return;
    select();
    AnalysisRounds(run_, source).work();
    if (whole) whole->store(source);
  }
  void workOnArtefacts() {
    for (UnitState &unit : run_.units) unit.is_selected = true;
    ArtefactSource source(std::move(artefacts_));
    AnalysisRounds(run_, source).work();
  }
  void closeCache() {
    if (!run_.cache) return;
    run_.cache->trim();
    for (const std::string &sentence : run_.cache->warnings()) run_.log.warning({}, sentence);
  }
  std::string specsText() const {
    if (config_.empty()) return "";
    Result<std::string> text = readFile(config_);
    return config_ + "\n" + (text ? *text : "");
  }

  // ---------------------------------------------------------------- selection
  // What is asked for is read in any case; of the others, every unit that names a resource.
  void select() {
    Names identifiers;
    for (const std::string &name : run_.specs->interestingIdentifiers()) identifiers.insert(name);
    // What attributes in headers say is not known before the parse: their spelling selects.
    for (const char *mark : {"ownership_returns", "ownership_takes", "ownership_holds", "acquire_handle", "release_handle", "connleak"})
      identifiers.insert(mark);
    for (size_t i = 0; i < run_.commands.size(); ++i) {
      if (i % 64 == 0) run_.progress.show(fmt::format("scanning {} of {} units", i, run_.commands.size()));
      UnitState &state = run_.units[i];
      state.is_failed = !canBeRead(i);
      if (state.is_failed) continue;
      bool is_named = !options_.files.empty() && state.is_asked;
      std::string why = is_named ? "asked for" : options_.parse_everything ? "--parse-everything" : run_.scan.mentions(run_.commands[i], identifiers);
      state.is_selected = !why.empty();
      if (state.is_selected) state.why_selected = std::move(why);
    }
  }
  bool canBeRead(size_t index) {
    const std::string &file = run_.commands[index].file;
    std::string text;
    if (auto lost = run_.mode.lost_units.find(index); lost != run_.mode.lost_units.end())
      text = fmt::format("'{}' was not analysed: {}", file, lost->second);
    else if (std::string why = whyUnreadable(file); !why.empty())
      text = fmt::format("'{}' {}", file, why == "does not exist" ? why + "; was it generated by the build?" : why);
    if (text.empty()) return true;
    if (run_.units[index].is_asked) run_.log.error({file, 0, 0}, text);
    return false;
  }

  // ---------------------------------------------------------------- what was asked for
  // Units read for the sake of the asked ones have findings of their own.
  void keepAsked() {
    std::map<std::string, bool> is_asked;   // sources
    for (size_t i = 0; i < run_.units.size(); ++i) is_asked[realPath(run_.commands[i].file)] |= run_.units[i].is_asked;
    auto concernsAsked = [&](const Finding &finding) {
      bool is_elsewhere = true;
      for (const SourcePlace *place : {&finding.place, &finding.acquired}) {
        auto source = is_asked.find(realPath(place->file));
        if (source != is_asked.end() && source->second) return true;
        if (source == is_asked.end()) is_elsewhere = false;   // a header
      }
      return !is_elsewhere || std::any_of(finding.path.begin(), finding.path.end(), [&](const PathStep &step) {
        auto source = is_asked.find(realPath(step.place.file));
        return source != is_asked.end() && source->second;
      });
    };
    bool all = std::all_of(run_.units.begin(), run_.units.end(), [](const UnitState &unit) { return unit.is_asked; });
    if (!all) std::erase_if(run_.report.findings, [&](const Finding &finding) { return !concernsAsked(finding); });
  }

  std::vector<GivenSource> givenSources() const {
    std::vector<GivenSource> sources;
    for (size_t i = 0; i < run_.commands.size(); ++i)
      if (run_.units[i].is_analysed) sources.push_back({run_.commands[i].file, run_.commands[i].directory});
    return sources;
  }

  const Options &options_;
  CheckRun run_;
  std::string config_;                           // the file, if any
  std::vector<ArtefactSource::File> artefacts_;
};

}  // namespace

int runCheck(const Options &options) {
  return supervise([&](const RunMode &mode) {
    int status = 2;
    runWithStack(kAnalysisStack, [&] { status = Check(options, mode).run(); });
    return status;
  });
}

}  // namespace connleak
