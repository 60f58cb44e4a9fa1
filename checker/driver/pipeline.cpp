// SPDX-License-Identifier: Apache-2.0
// Reads top-down: specs, compile commands, selection, parsing and analysis in rounds (each wrapper found and each body
// missed widens the selection), suppression, output. Findings of good units are printed whatever happened to others.
#include "checker/driver/pipeline.h"

#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "checker/analysis/findings.h"
#include "checker/driver/compile_database.h"
#include "checker/driver/identifier_scan.h"
#include "checker/driver/progress.h"
#include "checker/driver/selection.h"
#include "checker/lowering/lower.h"
#include "checker/resources/spec_loader.h"
#include "common/render.h"
#include "common/suppression.h"
#include "connleak_version.h"

namespace connleak {

namespace {

using Names = std::set<std::string, std::less<>>;

struct UnitState {
  bool is_selected = false;
  bool is_parsed = false;          // its outline is known
  bool is_failed = false;          // told once; not tried again
  uint32_t distance = 0;           // see Selection::add()
  std::optional<ParsedUnit> parsed;  // while its AST is kept
  size_t lowered_bodies = 0;       // that `unit` holds
  std::optional<Unit> unit;
};

// ASTs are kept until it is known which bodies matter; beyond this, units are parsed a second time instead.
constexpr size_t kMostKeptBytes = size_t(1) << 30;

class Check {
 public:
  explicit Check(const Options &options) : options_(options), progress_(options.quiet) {}

  int run() {
    auto begin = std::chrono::steady_clock::now();
    if (!loadSpecs() || !loadCommands()) return 2;
    select();
    analyseInRounds();
    if (!options_.explain_file.empty()) return explain();
    unsigned suppressed = dropSuppressed(report_.findings);
    if (!write()) return 2;
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    tellLastLine(suppressed, took.count());
    if (has_errors_) return 2;
    return report_.findings.empty() ? 0 : 1;
  }

 private:
  void fail(const std::string &sentence) {
    progress_.clear();
    std::cerr << "connleak: error: " << sentence << "\n";
  }

  // ---------------------------------------------------------------- specs
  bool loadSpecs() {
    SpecSet specs = builtinSpecs(options_.resources);
    std::string config = options_.config;
    if (config.empty()) config = findProjectConfig(configFolder());
    if (!config.empty()) {
      Result<SpecSet> own = loadSpecFile(config);
      if (!own) {
        for (size_t at = 0; at < own.error().size();) {
          size_t end = std::min(own.error().find('\n', at), own.error().size());
          fail(own.error().substr(at, end - at));
          at = end + 1;
        }
        return false;
      }
      mergeSpecs(specs, std::move(*own));
    }
    specs_.emplace(std::move(specs));
    selection_.emplace(*specs_);
    for (const std::string &name : specs_->interestingIdentifiers()) identifiers_.insert(name);
    // What attributes in headers say is not known before the parse: their spelling selects.
    for (const char *mark : {"ownership_returns", "ownership_takes", "ownership_holds", "acquire_handle", "release_handle"})
      identifiers_.insert(mark);
    identifiers_.insert("connleak");
    return true;
  }
  // The config of a project lies above its sources, or above where we are.
  std::string configFolder() const {
    std::string here = std::filesystem::current_path().string();
    if (options_.files.empty()) return here;
    return std::filesystem::absolute(options_.files.front()).parent_path().lexically_normal().string();
  }

  // ---------------------------------------------------------------- compile commands
  bool loadCommands() {
    if (options_.has_flags) {
      if (options_.files.empty()) { fail("flags behind -- need at least one FILE"); return false; }
      commands_ = fixedCommands(options_.files, options_.flags);
      return true;
    }
    std::string folder = options_.build_folder.empty() ? findBuildFolder() : options_.build_folder;
    if (folder.empty()) {
      fail("no compile_commands.json here, in build/ or above; pass -p DIR, or compiler flags behind --");
      return false;
    }
    Result<std::vector<CompileCommand>> loaded = loadCompileDatabase(folder);
    if (!loaded) { fail(loaded.error()); return false; }
    commands_ = std::move(*loaded);
    if (!options_.files.empty()) keepNamedFiles(folder);
    return true;
  }
  void keepNamedFiles(const std::string &folder) {
    std::vector<CompileCommand> kept;
    for (const std::string &file : options_.files) {
      std::string name = std::filesystem::absolute(file).lexically_normal().string();
      size_t before = kept.size();
      for (const CompileCommand &command : commands_)
        if (command.file == name) kept.push_back(command);
      if (kept.size() == before)
        addError({name, 0, 0}, fmt::format("'{}' is not in the compile database of '{}'", file, folder));
    }
    commands_ = std::move(kept);
  }

  // ---------------------------------------------------------------- selection
  void select() {
    units_.resize(commands_.size());
    bool by_hand = !options_.files.empty();
    for (size_t i = 0; i < commands_.size(); ++i) {
      if (i % 64 == 0) progress_.show(fmt::format("scanning {} of {} units", i, commands_.size()));
      bool exists = access(commands_[i].file.c_str(), R_OK) == 0;
      if (!exists) {
        addError({commands_[i].file, 0, 0}, fmt::format("'{}' does not exist; was it generated by the build?", commands_[i].file));
        continue;
      }
      units_[i].is_selected = by_hand || options_.parse_everything || scan_.mentions(commands_[i], identifiers_);
    }
  }

  // ---------------------------------------------------------------- parsing, lowering, analysis
  // Each wrapper found and each body missed may widen the selection.
  void analyseInRounds() {
    constexpr unsigned kMostRounds = 8;
    for (unsigned round = 0; round < kMostRounds; ++round) {
      do {
        parseSelected();
        selection_->settle();
      } while (selectDefinitions(selection_->unread()));
      lowerWanted();
      analyse();
      if (has_problems_ || !widen()) break;
    }
    for (UnitState &state : units_)
      if (state.parsed) state.parsed->abandon();
  }

  // Runs `work` for each of the units on as many threads as asked for.
  void inParallel(const std::vector<size_t> &todo, const char *doing, const std::function<void(size_t)> &work) {
    std::atomic<size_t> next{0};
    auto loop = [&] {
      for (size_t k = next++; k < todo.size(); k = next++) {
        progress_.show(fmt::format("{} {} of {} units: {}", doing, k + 1, todo.size(),
                                   std::filesystem::path(commands_[todo[k]].file).filename().string()));
        work(todo[k]);
      }
    };
    unsigned jobs = options_.jobs ? options_.jobs : std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::thread> workers;
    for (unsigned w = 1; w < std::min<size_t>(jobs, todo.size()); ++w) workers.emplace_back(loop);
    loop();
    for (std::thread &worker : workers) worker.join();
  }

  void parseSelected() {
    std::vector<size_t> todo;
    for (size_t i = 0; i < units_.size(); ++i)
      if (units_[i].is_selected && !units_[i].is_parsed) todo.push_back(i);
    std::vector<std::optional<Outline>> outlines(units_.size());
    std::mutex mutex;
    inParallel(todo, "parsing", [&](size_t index) {
      UnitState &state = units_[index];
      ParsedUnit parsed = parse(index);
      state.is_parsed = true;
      state.is_failed = !parsed.ok();
      std::lock_guard lock(mutex);
      if (parsed.ok()) {
        outlines[index] = parsed.outline();
        kept_bytes_ += parsed.bytes();
        if (kept_bytes_ <= kMostKeptBytes) { state.parsed.emplace(std::move(parsed)); return; }
        kept_bytes_ -= parsed.bytes();
        return;
      }
      state.parsed.emplace(std::move(parsed));
    });
    for (size_t index : todo) {
      if (outlines[index]) { selection_->add(index, *outlines[index], units_[index].distance); continue; }
      tellFailed(index, *units_[index].parsed);
      units_[index].parsed.reset();
    }
  }
  void tellFailed(size_t index, const ParsedUnit &parsed) {
    addError(parsed.error_place.isKnown() ? parsed.error_place : SourcePlace{commands_[index].file, 0, 0},
             fmt::format("'{}' was not analysed: {}", commands_[index].file, parsed.error));
  }

  ParsedUnit parse(size_t index) const {
    const CompileCommand &command = commands_[index];
    std::vector<std::string> arguments = normalised(command);
    // GCC knows flags that Clang does not: they are dropped one by one, as Clang names them.
    for (unsigned attempt = 0;; ++attempt) {
      ParsedUnit parsed = ParsedUnit::parse(arguments, command.directory);
      if (parsed.ok()) return parsed;
      std::string unknown = unknownArgument(parsed.error);
      size_t before = arguments.size();
      if (!unknown.empty() && attempt < 24)
        std::erase_if(arguments, [&](const std::string &a) { return a == unknown || (a.starts_with("-") && a.find(unknown) != std::string::npos); });
      if (arguments.size() == before) return parsed;
    }
  }

  void lowerWanted() {
    std::vector<size_t> todo;
    for (size_t i = 0; i < units_.size(); ++i)
      if (units_[i].is_parsed && !units_[i].is_failed && (!units_[i].unit || units_[i].lowered_bodies != selection_->wantedBodies(i)))
        todo.push_back(i);
    inParallel(todo, "reading", [&](size_t index) {
      UnitState &state = units_[index];
      std::optional<ParsedUnit> again;
      if (!state.parsed) again.emplace(parse(index));
      ParsedUnit &parsed = state.parsed ? *state.parsed : *again;
      if (!parsed.ok()) return;   // changed under our hands: what was lowered before stays
      state.lowered_bodies = selection_->wantedBodies(index);
      state.unit = parsed.lower([&](const Outline::Name &name) { return options_.parse_everything || selection_->isWanted(index, name); });
      state.unit->main_file = commands_[index].file;
      state.unit->output = commands_[index].output;
    });
  }

  void analyse() {
    progress_.show("analysing");
    std::vector<Unit> units;
    std::vector<size_t> owners;
    for (size_t i = 0; i < units_.size(); ++i)
      if (units_[i].unit) {
        units.push_back(std::move(*units_[i].unit));
        owners.push_back(i);
      }
    Program program(std::move(units), *specs_);
    if (!program.problems().empty()) {
      for (const std::string &problem : program.problems()) addError({}, problem);
      has_problems_ = true;
    }
    report_ = analyseProgram(program);
    if (!options_.explain_file.empty())
      explanations_ = explainSilence(program, std::filesystem::path(options_.explain_file).lexically_normal().string(), options_.explain_line);
    std::vector<Unit> back = program.takeUnits();
    for (size_t k = 0; k < owners.size(); ++k) units_[owners[k]].unit = std::move(back[k]);
  }

  // Units that name a wrapper we have found, and bodies that findings rest on. True when there are more.
  bool widen() {
    Names fresh;
    for (const std::string &name : report_.wrappers)
      if (wrappers_.insert(name).second) fresh.insert(name);
    bool more = false;
    for (size_t i = 0; i < units_.size() && !fresh.empty() && options_.files.empty(); ++i) {
      UnitState &state = units_[i];
      if (state.is_selected || !isReadable(i) || !scan_.mentions(commands_[i], fresh)) continue;
      state.is_selected = more = true;
    }
    for (const std::string &name : report_.unread)
      if (!asked_.contains(name)) selection_->want(name);
    std::vector<std::pair<std::string, uint32_t>> unread;
    for (const std::string &name : report_.unread) unread.emplace_back(name, 1);
    return selectDefinitions(unread) || more;
  }
  // Selects the units whose text seems to define one of these. True when there are some.
  bool selectDefinitions(const std::vector<std::pair<std::string, uint32_t>> &functions) {
    std::map<std::string, uint32_t, std::less<>> distances;
    Names fresh;
    for (const auto &[name, distance] : functions)
      if (asked_.insert(name).second) { fresh.insert(name); distances[name] = distance; }
    bool more = false;
    for (size_t i = 0; i < units_.size() && !fresh.empty(); ++i) {
      if (units_[i].is_failed || units_[i].is_parsed || !isReadable(i)) continue;
      for (const std::string &name : scan_.defines(commands_[i], fresh)) {
        units_[i].distance = units_[i].is_selected ? std::min(units_[i].distance, distances[name]) : distances[name];
        units_[i].is_selected = more = true;
      }
    }
    return more;
  }
  bool isReadable(size_t index) const { return access(commands_[index].file.c_str(), R_OK) == 0; }

  // ---------------------------------------------------------------- output
  void addError(SourcePlace place, const std::string &text) {
    RunNote note;
    note.place = std::move(place);
    note.text = text;
    notes_.push_back(std::move(note));
    has_errors_ = true;
  }

  bool write() {
    for (const std::string &function : report_.gave_up)
      notes_.push_back({RunNote::Level::Warning, {}, fmt::format("gave up on part of {}(): it is too large; leaks in it may be missed", function)});
    progress_.clear();
    for (const RunNote &note : notes_) {
      std::string where = note.place.line ? fmt::format("{}:{}:{}: ", note.place.file, note.place.line, note.place.column) : "";
      std::cerr << "connleak: " << (note.level == RunNote::Level::Error ? "error: " : "warning: ") << where << note.text << "\n";
    }
    RenderOptions render;
    render.root = std::filesystem::current_path().string();
    render.version = kVersion;
    render.colour = options_.colour == "always" ||
                    (options_.colour == "auto" && options_.output.empty() && isatty(STDOUT_FILENO) && !getenv("NO_COLOR"));
    std::string text;
    switch (options_.format) {
      case Format::Text: text = renderText(report_.findings, render); break;
      case Format::Sarif: text = renderSarif(report_.findings, notes_, render); break;
      case Format::Json: text = renderJson(report_.findings, notes_, render); break;
    }
    if (options_.output.empty()) {
      std::cout << text << std::flush;
      return static_cast<bool>(std::cout);
    }
    // Beside the target first, so that a full disk loses no older result.
    std::string temporary = options_.output + ".part";
    std::ofstream out(temporary, std::ios::binary);
    out << text;
    out.close();
    if (!out || rename(temporary.c_str(), options_.output.c_str()) != 0) {
      std::string why = strerror(errno);
      remove(temporary.c_str());
      fail(fmt::format("cannot write '{}': {}; the findings follow on standard output", options_.output, why));
      std::cout << text << std::flush;
      return false;
    }
    return true;
  }

  int explain() {
    progress_.clear();
    for (const RunNote &note : notes_) std::cerr << "connleak: error: " << note.text << "\n";
    if (explanations_.empty()) {
      std::cout << fmt::format("no acquisition at {}:{} was analysed", options_.explain_file, options_.explain_line)
                << "; is the unit in the compile database, and the function called there one that acquires?\n";
      return 2;
    }
    for (const Explanation &one : explanations_) {
      std::cout << fmt::format("{}:{}:{}: the handle from {}()\n", one.place.file, one.place.line, one.place.column, one.call);
      for (const std::string &sentence : one.sentences) std::cout << "  - " << sentence << "\n";
    }
    return has_errors_ ? 2 : 0;
  }

  void tellLastLine(unsigned suppressed, double seconds) {
    if (options_.quiet) return;
    size_t analysed = 0, skipped = 0, failed = 0;
    for (const UnitState &state : units_) {
      if (state.unit) ++analysed;
      else if (!state.is_selected) ++skipped;
      else ++failed;
    }
    std::string line = fmt::format("connleak: {} units analysed, {} skipped (name no resource function)", analysed, skipped);
    if (failed) line += fmt::format(", {} failed", failed);
    line += fmt::format("; {} finding{}", report_.findings.size(), report_.findings.size() == 1 ? "" : "s");
    if (suppressed) line += fmt::format(" ({} suppressed)", suppressed);
    std::cerr << line << fmt::format("; {:.1f} s\n", seconds);
  }

  const Options &options_;
  Progress progress_;
  std::optional<SpecIndex> specs_;
  std::optional<Selection> selection_;
  std::vector<CompileCommand> commands_;
  std::vector<UnitState> units_;
  IdentifierScan scan_;
  size_t kept_bytes_ = 0;
  Names identifiers_, wrappers_, asked_;
  AnalysisReport report_;
  std::vector<Explanation> explanations_;
  std::vector<RunNote> notes_;
  bool has_errors_ = false, has_problems_ = false;
};

}  // namespace

// Summaries are made on demand, so the analysis nests as deep as the program's calls do.
int runCheck(const Options &options) {
  struct Job { const Options *options; int status; } job{&options, 2};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, size_t(64) << 20);
  pthread_setattr_default_np(&attributes);   // the workers': deeply nested sources
  pthread_attr_setstacksize(&attributes, size_t(1) << 30);
  pthread_t thread;
  auto body = [](void *pointer) -> void * {
    auto *job = static_cast<Job *>(pointer);
    job->status = Check(*job->options).run();
    return nullptr;
  };
  if (pthread_create(&thread, &attributes, body, &job) != 0) body(&job);
  else pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  return job.status;
}

}  // namespace connleak
