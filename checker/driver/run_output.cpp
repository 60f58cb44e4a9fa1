// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/run_output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "checker/driver/output.h"
#include "common/files.h"
#include "connleak_version.h"

namespace connleak {

static void fail(const std::string &sentence) { std::cerr << "connleak: error: " << sentence << "\n"; }

void tellNotes(CheckRun &run) {
  run.progress.clear();
  for (const RunNote &note : run.log.notes()) {
    std::string where = note.place.line ? fmt::format("{}:{}:{}: ", note.place.file, note.place.line, note.place.column) : "";
    std::cerr << "connleak: " << (note.level == RunNote::Level::Error ? "error: " : "warning: ") << where << note.text << "\n";
  }
}

static std::string rendered(const CheckRun &run) {
  const Options &options = run.options;
  bool is_standard = options.output.empty() || options.output == "-";
  RenderOptions render;
  render.root = currentFolder();
  render.version = kVersion;
  render.colour = options.colour == "always" || (options.colour == "auto" && is_standard && wantsColour(STDOUT_FILENO));
  switch (options.format) {
    case Format::Text: return renderText(run.report.findings, render);
    case Format::Sarif: return renderSarif(run.report.findings, run.log.notes(), render);
    case Format::Json: return renderJson(run.report.findings, run.log.notes(), render);
  }
  return "";
}

static bool writeText(const Options &options, const std::string &text) {
  bool is_standard = options.output.empty() || options.output == "-";
  if (!is_standard) {
    std::string why = writeFile(options.output, text);
    if (why.empty()) return true;
    fail(fmt::format("cannot write '{}': {}; what it was to hold follows on standard output", options.output, why));
  }
  std::string why = writeStandardOutput(text);
  if (!why.empty()) fail(fmt::format("cannot write to standard output: {}", why));
  return is_standard && why.empty();
}

bool writeFindings(CheckRun &run) {
  for (const std::string &function : run.report.gave_up)
    run.log.warning({}, fmt::format("gave up on part of {}(): it is too large; leaks in it may be missed", function));
  tellNotes(run);
  return writeText(run.options, rendered(run));
}

int writeExplanations(CheckRun &run) {
  tellNotes(run);
  std::string text;
  if (run.explanations.empty())
    text = fmt::format("no acquisition at {}:{} was analysed; is the unit in the compile database, and the function called there one that "
                       "acquires?\n", run.options.explain_file, run.options.explain_line);
  for (const Explanation &one : run.explanations) {
    text += fmt::format("{}:{}:{}: the handle from {}()\n", one.place.file, one.place.line, one.place.column, one.call);
    for (const std::string &sentence : one.sentences) text += "  - " + sentence + "\n";
  }
  return writeText(run.options, text) && !run.explanations.empty() && !run.log.hasErrors() ? 0 : 2;
}

int writeSelectedUnits(CheckRun &run) {
  tellNotes(run);
  std::string text;
  for (size_t i = 0; i < run.units.size(); ++i)
    if (run.units[i].is_selected) text += fmt::format("{}: {}\n", run.commands[i].file, run.units[i].why_selected);
  return writeText(run.options, text) && !run.log.hasErrors() ? 0 : 2;
}

void tellLastLine(CheckRun &run, unsigned suppressed, double seconds) {
  if (run.options.quiet) return;
  size_t analysed = 0, skipped = 0, failed = run.missing;
  for (const UnitState &state : run.units) {
    if (state.is_failed) ++failed;
    else if (state.is_analysed) ++analysed;
    else ++skipped;
  }
  std::string line = fmt::format("connleak: {} unit{} analysed, {} skipped (name no resource function)", analysed, analysed == 1 ? "" : "s", skipped);
  if (run.not_c) line += fmt::format(", {} not in C or C++", run.not_c);
  if (failed) line += fmt::format(", {} failed", failed);
  if (run.templates) line += fmt::format(", {} template{} that nobody instantiates not analysed", run.templates, run.templates == 1 ? "" : "s");
  line += fmt::format("; {} finding{}", run.report.findings.size(), run.report.findings.size() == 1 ? "" : "s");
  if (suppressed) line += fmt::format(" ({} suppressed)", suppressed);
  std::cerr << line << fmt::format("; {:.1f} s\n", seconds);
}

}  // namespace connleak
