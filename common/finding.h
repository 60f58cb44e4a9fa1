// SPDX-License-Identifier: Apache-2.0
// The finding: one value that both halves of connleak speak. The checker makes findings, renderers print them, and
// neither knows of the other. Nothing here depends on Clang or LLVM, and nothing points into an analysis: a finding
// can be kept, sorted, compared and written down.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace connleak {

enum class Rule : uint8_t {
#define CONNLEAK_RULE(enumerator, id, cwe, summary, help) enumerator,
#include "common/rules.def"
};

struct RuleInfo {
  Rule rule;
  std::string_view id;       // "connleak-error-path"
  int cwe;                   // number in the Common Weakness Enumeration
  std::string_view summary;  // one line, lower case, no full stop
  std::string_view help;     // what to do, a sentence
};

// Every rule, in the order of rules.def.
const std::vector<RuleInfo> &allRules();
const RuleInfo &ruleInfo(Rule rule);

// How much a finding rests on code that was not read. Certain: everything on the path was analysed. Likely: one
// unknown external function on it. Possible: several, or a definition that had to be merged.
enum class Confidence : uint8_t { Certain, Likely, Possible };
std::string_view confidenceName(Confidence confidence);  // "certain", "likely", "possible"

// A place in a source file. Lines and columns count from 1, columns in bytes; 0 means unknown.
struct SourcePlace {
  std::string file;  // as the compiler named it, made absolute; the renderers make it relative
  unsigned line = 0;
  unsigned column = 0;

  bool isKnown() const { return !file.empty() && line != 0; }
  friend bool operator==(const SourcePlace &, const SourcePlace &) = default;
  friend auto operator<=>(const SourcePlace &, const SourcePlace &) = default;
};

enum class StepKind : uint8_t { Acquire, Branch, Enter, Leave, Release, Use, Store, Throw, Lost, Spelling, Remark };

// One step on the path from the acquisition to the place of the loss.
struct PathStep {
  StepKind kind = StepKind::Remark;
  SourcePlace place;
  std::string text;      // "acquired here", "taking the true branch"
  std::string function;  // the function the step is in, as its author wrote it
  unsigned depth = 0;    // call depth relative to the acquiring function
};

struct Finding {
  Rule rule = Rule::ErrorPath;
  Confidence confidence = Confidence::Certain;
  std::string message;   // "'res' from PQexec() is not released"
  SourcePlace place;     // where the handle is lost: the primary location
  SourcePlace acquired;  // where it was acquired
  std::vector<SourcePlace> also_acquired;  // other acquisitions whose handles are lost in the same place in the same way
  std::string resource;            // "libpq result"
  std::string function;            // the function that acquired it, as its author wrote it
  std::string acquired_by;         // the acquiring call as normalised text: "PQexec(conn, \"select 1\")"
  std::string variable;            // "res"; empty when the result was discarded
  bool is_callers_fault = false; // a misuse in a callee that does nothing wrong by itself
  bool is_left_in_global = false;  // the call acquired_by left it in a global variable
  bool is_established = false;   // not acquired in sight: open when the function is called
  unsigned ordinal = 0;            // of this acquisition among those in `function` with equal `acquired_by`
  std::vector<PathStep> also_lost;  // other exceptions that leave the handle unreleased: where, and what throws
  std::vector<PathStep> path;      // in order of execution, acquisition first, loss last
  std::string fingerprint;         // filled by fingerprint(); hex, stable when code moves
};

// Hex digits from rule, resource, acquiring function, acquiring call and its ordinal: no line and no path, so that
// moved code keeps its fingerprint. Findings that would share one are told apart by finishFindings().
std::string fingerprint(const Finding &finding);

// Sorts findings by place, drops exact repetitions (a header seen by two units) and fills the fingerprints. Findings
// that would share one are told apart: same-named functions by their files, leaking exits of one acquisition by their order.
void finishFindings(std::vector<Finding> &findings);

}  // namespace connleak
