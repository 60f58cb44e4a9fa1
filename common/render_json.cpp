// SPDX-License-Identifier: Apache-2.0
// JSON of our own, for scripts: the finding model as it is. docs/formats.md describes it.
#include <nlohmann/json.hpp>

#include "common/render.h"
#include "common/source_text.h"

namespace connleak {

using Json = nlohmann::ordered_json;

static constexpr int kJsonVersion = 1;

static Json placeJson(const SourcePlace &place, const RenderOptions &options) {
  Json out = Json::object();
  if (!place.file.empty()) out["file"] = relativeTo(place.file, options.root);
  if (place.line) out["line"] = place.line;
  if (place.column) out["column"] = place.column;
  return out;
}

static std::string_view stepName(StepKind kind) {
  switch (kind) {
    case StepKind::Acquire: return "acquire";
    case StepKind::Branch: return "branch";
    case StepKind::Enter: return "enter";
    case StepKind::Leave: return "leave";
    case StepKind::Release: return "release";
    case StepKind::Use: return "use";
    case StepKind::Store: return "store";
    case StepKind::Throw: return "throw";
    case StepKind::Lost: return "lost";
    case StepKind::Spelling: return "spelling";
    case StepKind::Remark: return "remark";
  }
  return "";
}

static std::string_view levelName(RunNote::Level level) {
  switch (level) {
    case RunNote::Level::Error: return "error";
    case RunNote::Level::Warning: return "warning";
    case RunNote::Level::Note: return "note";
  }
  return "";
}

std::string renderJson(const std::vector<Finding> &findings, const std::vector<RunNote> &notes, const RenderOptions &options) {
  Json out;
  out["version"] = kJsonVersion;
  out["tool"] = {{"name", "connleak"}, {"version", options.version}};
  out["findings"] = Json::array();
  for (const Finding &finding : findings) {
    Json one;
    one["rule"] = ruleInfo(finding.rule).id;
    one["confidence"] = confidenceName(finding.confidence);
    one["message"] = finding.message;
    one["place"] = placeJson(finding.place, options);
    one["acquired"] = placeJson(finding.acquired, options);
    one["also_acquired"] = Json::array();
    for (const SourcePlace &place : finding.also_acquired) one["also_acquired"].push_back(placeJson(place, options));
    one["resource"] = finding.resource;
    one["function"] = finding.function;
    one["acquired_by"] = finding.acquired_by;
    one["variable"] = finding.variable;
    one["fingerprint"] = finding.fingerprint;
    one["path"] = Json::array();
    for (const PathStep &step : finding.path) {
      Json entry = {{"kind", stepName(step.kind)}, {"text", step.text}, {"function", step.function}, {"depth", step.depth}};
      entry["place"] = placeJson(step.place, options);
      one["path"].push_back(std::move(entry));
    }
    out["findings"].push_back(std::move(one));
  }
  out["notes"] = Json::array();
  for (const RunNote &note : notes)
    out["notes"].push_back({{"level", levelName(note.level)}, {"text", note.text}, {"place", placeJson(note.place, options)}});
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace connleak
