// SPDX-License-Identifier: Apache-2.0
// The analysis from outside: units in, findings out.
#pragma once

#include <string>
#include <vector>

#include "checker/analysis/program_summaries.h"
#include "common/finding.h"

namespace connleak {

// Why nothing was (or what was) reported for one acquisition, in sentences.
struct Explanation {
  SourcePlace place;
  std::string call;
  std::vector<std::string> sentences;
};

struct AnalysisReport {
  std::vector<Finding> findings;         // finished: sorted, told once, fingerprinted
  std::vector<std::string> gave_up;      // functions where a limit was hit
  // External functions that had an open handle in hand or lie between an acquisition and its loss: reading their
  // bodies would make the answer better.
  std::vector<std::string> unread;
  std::vector<std::string> wrappers;     // functions that hand an acquired handle to their caller, linker names
  size_t functions = 0;
};

AnalysisReport analyseProgram(const Program &program, const Limits &limits = {}, const Workers &workers = {});

// One explanation per acquisition on that line. Empty when there is none.
std::vector<Explanation> explainSilence(const Program &program, const std::string &file, unsigned line,
                                        const Limits &limits = {}, const Workers &workers = {});

}  // namespace connleak
