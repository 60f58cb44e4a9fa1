// SPDX-License-Identifier: Apache-2.0
// Renderers: finding -> text, SARIF 2.1.0, JSON. A renderer knows nothing about how a finding came to be. They
// return strings; writing them somewhere is the caller's work.
#pragma once

#include <string>
#include <vector>

#include "common/finding.h"

namespace connleak {

struct RenderOptions {
  std::string root;      // paths below it are printed relative to it; the current directory by default
  bool colour = false;   // ANSI colour in text
  std::string version;   // of connleak, for SARIF's tool.driver.version and JSON
};

// What a run could not do, told beside its findings.
struct RunNote {
  enum class Level { Error, Warning, Note };
  Level level = Level::Error;
  SourcePlace place;     // file may be all that is known
  std::string text;      // "src/a.c: not analysed: ..."
};

// Clang's own style: "file:line:col: warning: message [rule]", the source line, a caret, then each step as a note.
// A source file that cannot be read any more is no error: the line is left out.
std::string renderText(const std::vector<Finding> &findings, const RenderOptions &options);
// SARIF 2.1.0: rules with help and CWE taxa, codeFlows, relatedLocations, partialFingerprints, invocations with `notes`.
std::string renderSarif(const std::vector<Finding> &findings, const std::vector<RunNote> &notes, const RenderOptions &options);
// {"version": 1, "findings": [...], "notes": [...]}; described in docs/formats.md.
std::string renderJson(const std::vector<Finding> &findings, const std::vector<RunNote> &notes, const RenderOptions &options);

}  // namespace connleak
