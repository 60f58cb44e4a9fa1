// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 (OASIS): rules with help and CWE, one codeFlow per finding, the acquisition as related location, and
// partialFingerprints that survive moved code. Places below the root are relative to %SRCROOT%.
#include <nlohmann/json.hpp>

#include "common/render.h"
#include "common/source_text.h"

namespace connleak {

using Json = nlohmann::ordered_json;

static std::string percentEncoded(const std::string &path) {
  static const char digits[] = "0123456789ABCDEF";
  std::string out;
  for (unsigned char c : path) {
    if (isalnum(c) || c == '/' || c == '.' || c == '-' || c == '_' || c == '~' || c == '+') { out.push_back(c); continue; }
    out.push_back('%');
    out.push_back(digits[c >> 4]);
    out.push_back(digits[c & 15]);
  }
  return out;
}

static Json artifact(const std::string &file, const RenderOptions &options) {
  std::string name = relativeTo(file, options.root);
  if (name != file) return {{"uri", percentEncoded(name)}, {"uriBaseId", "SRCROOT"}};
  return {{"uri", (file.starts_with("/") ? "file://" : "") + percentEncoded(file)}};
}

// Columns of ours count bytes.
static unsigned utf16Column(const SourcePlace &place, SourceText &sources) {
  const std::string *line = sources.line(place.file, place.line);
  if (!line || place.column == 0 || place.column > line->size() + 1) return place.column;
  unsigned units = 1;
  for (unsigned char c : line->substr(0, place.column - 1)) units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
  return units;
}

static Json location(const SourcePlace &place, const RenderOptions &options, SourceText &sources, const std::string &text = "",
                     const std::string &function = "") {
  Json out;
  if (!place.file.empty()) {
    out["physicalLocation"]["artifactLocation"] = artifact(place.file, options);
    if (place.line) {
      out["physicalLocation"]["region"]["startLine"] = place.line;
      if (place.column) out["physicalLocation"]["region"]["startColumn"] = utf16Column(place, sources);
    }
  }
  if (!function.empty()) out["logicalLocations"] = Json::array({{{"fullyQualifiedName", function}, {"kind", "function"}}});
  if (!text.empty()) out["message"]["text"] = text;
  return out;
}

static Json rulesJson() {
  Json rules = Json::array();
  for (const RuleInfo &rule : allRules()) {
    std::string cwe = "CWE-" + std::to_string(rule.cwe);
    rules.push_back({{"id", rule.id},
                     {"shortDescription", {{"text", rule.summary}}},
                     {"fullDescription", {{"text", rule.summary}}},
                     {"help", {{"text", rule.help}}},
                     {"defaultConfiguration", {{"level", "warning"}}},
                     {"properties", {{"tags", {"correctness", "external/cwe/" + cwe}}, {"cwe", cwe}}},
                     {"relationships", Json::array({{{"target", {{"id", std::to_string(rule.cwe)}, {"toolComponent", {{"name", "CWE"}}}}},
                                                     {"kinds", {"superset"}}}})}});
  }
  return rules;
}

static Json taxonomy() {
  Json taxa = Json::array();
  std::vector<int> seen;
  for (const RuleInfo &rule : allRules()) {
    if (std::find(seen.begin(), seen.end(), rule.cwe) != seen.end()) continue;
    seen.push_back(rule.cwe);
    taxa.push_back({{"id", std::to_string(rule.cwe)},
                    {"helpUri", "https://cwe.mitre.org/data/definitions/" + std::to_string(rule.cwe) + ".html"}});
  }
  return {{"name", "CWE"}, {"organization", "MITRE"}, {"shortDescription", {{"text", "Common Weakness Enumeration"}}}, {"taxa", taxa}};
}

static Json resultJson(const Finding &finding, const RenderOptions &options, SourceText &sources) {
  Json flow = Json::array();
  for (const PathStep &step : finding.path) {
    if (!step.place.isKnown()) continue;
    Json entry;
    entry["location"] = location(step.place, options, sources, step.text, step.function);
    entry["nestingLevel"] = step.depth;
    bool essential = step.kind == StepKind::Acquire || step.kind == StepKind::Lost;
    entry["importance"] = essential ? "essential" : "important";
    flow.push_back(std::move(entry));
  }
  Json related = Json::array({location(finding.acquired, options, sources, "acquired here")});
  for (const SourcePlace &place : finding.also_acquired)
    if (place.isKnown()) related.push_back(location(place, options, sources, "a handle acquired here is lost in the same place"));
  for (const PathStep &step : finding.also_lost)
    if (step.place.isKnown()) related.push_back(location(step.place, options, sources, step.text, step.function));
  for (size_t i = 0; i < related.size(); ++i) related[i]["id"] = i + 1;
  Json result;
  result["ruleId"] = ruleInfo(finding.rule).id;
  result["ruleIndex"] = static_cast<int>(finding.rule);
  result["level"] = "warning";
  result["message"]["text"] = finding.message;
  result["locations"] = Json::array({location(finding.place, options, sources, "",
                                               finding.path.empty() ? finding.function : finding.path.back().function)});
  result["relatedLocations"] = std::move(related);
  if (!flow.empty()) result["codeFlows"] = Json::array({{{"threadFlows", Json::array({{{"locations", flow}}})}}});
  result["partialFingerprints"]["connleak/v1"] = finding.fingerprint;
  result["properties"] = {{"confidence", confidenceName(finding.confidence)}, {"resource", finding.resource},
                          {"variable", finding.variable}, {"acquiredBy", finding.acquired_by}, {"function", finding.function}};
  return result;
}

static const char *levelOf(RunNote::Level level) {
  switch (level) {
    case RunNote::Level::Error: return "error";
    case RunNote::Level::Warning: return "warning";
    case RunNote::Level::Note: return "note";
  }
  return "none";
}

std::string renderSarif(const std::vector<Finding> &findings, const std::vector<RunNote> &notes, const RenderOptions &options) {
  Json run;
  run["tool"]["driver"] = {{"name", "connleak"}, {"version", options.version}, {"semanticVersion", options.version}, {"rules", rulesJson()},
                           {"supportedTaxonomies", Json::array({{{"name", "CWE"}}})}};
  SourceText sources;
  Json notifications = Json::array();
  bool successful = true;
  for (const RunNote &note : notes) {
    Json entry = {{"level", levelOf(note.level)}, {"message", {{"text", note.text}}}};
    if (!note.place.file.empty()) entry["locations"] = Json::array({location(note.place, options, sources)});
    notifications.push_back(std::move(entry));
    successful &= note.level != RunNote::Level::Error;
  }
  run["invocations"] = Json::array({{{"executionSuccessful", successful}, {"toolExecutionNotifications", notifications}}});
  if (!options.root.empty())
    run["originalUriBaseIds"]["SRCROOT"]["uri"] = "file://" + percentEncoded(options.root) + (options.root.ends_with("/") ? "" : "/");
  run["taxonomies"] = Json::array({taxonomy()});
  run["columnKind"] = "utf16CodeUnits";
  run["results"] = Json::array();
  for (const Finding &finding : findings) run["results"].push_back(resultJson(finding, options, sources));
  Json log;
  log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = Json::array({run});
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace connleak
