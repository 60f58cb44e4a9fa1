// SPDX-License-Identifier: Apache-2.0
// The renderers against golden files. CONNLEAK_UPDATE_GOLDEN=1 writes them anew; read the difference before keeping it.
#include "common/render.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace connleak {
namespace {

using Json = nlohmann::json;

std::string goldenPath(const std::string &name) { return std::string(CONNLEAK_GOLDEN) + "/" + name; }

void expectGolden(const std::string &name, const std::string &text) {
  if (getenv("CONNLEAK_UPDATE_GOLDEN")) {
    std::ofstream(goldenPath(name), std::ios::binary) << text;
    return;
  }
  std::ifstream in(goldenPath(name), std::ios::binary);
  ASSERT_TRUE(in) << "no golden file " << name;
  std::ostringstream expected;
  expected << in.rdbuf();
  EXPECT_EQ(text, expected.str()) << name;
}

std::vector<Finding> twoFindings(const std::string &folder) {
  std::string file = folder + "/orders.c";
  Finding result;
  result.message = "'res' from PQexec() is not released";
  result.place = {file, 6, 5};
  result.acquired = {file, 4, 19};
  result.resource = "libpq result";
  result.function = "load_orders";
  result.acquired_by = "PQexec(conn, \"select 1\")";
  result.variable = "res";
  result.path = {{StepKind::Acquire, {file, 4, 19}, "acquired here", "load_orders", 0},
                 {StepKind::Branch, {file, 5, 7}, "taking the true branch", "load_orders", 0},
                 {StepKind::Remark, {}, "somewhere else", "helper", 1},
                 {StepKind::Lost, {file, 6, 5}, "lost here", "load_orders", 0}};
  Finding overwritten = result;
  overwritten.rule = Rule::Overwrite;
  overwritten.confidence = Confidence::Likely;
  overwritten.message = "'caf\xc3\xa9' from open_it() is overwritten";
  overwritten.place = {"/0/with space/100%.c", 7, 0};   // sorts before every folder the golden files may be in
  overwritten.also_acquired = {{file, 8, 3}};
  overwritten.variable = "";
  overwritten.path.clear();
  std::vector<Finding> findings = {result, overwritten};
  finishFindings(findings);
  return findings;
}

std::vector<RunNote> twoNotes() {
  return {{RunNote::Level::Error, {"/project/bad.c", 3, 1}, "'bad.c' was not analysed: expected ';'"},
          {RunNote::Level::Warning, {}, "gave up on part of huge()"}};
}

RenderOptions options(const std::string &root) {
  RenderOptions out;
  out.root = root;
  out.version = "1.2.3";
  return out;
}

TEST(RenderText, Golden) { expectGolden("findings.txt", renderText(twoFindings(CONNLEAK_GOLDEN), options(CONNLEAK_GOLDEN))); }

TEST(RenderText, GoldenInColour) {
  RenderOptions colourful = options(CONNLEAK_GOLDEN);
  colourful.colour = true;
  expectGolden("findings_colour.txt", renderText(twoFindings(CONNLEAK_GOLDEN), colourful));
}

TEST(RenderText, NothingFoundIsNothingSaid) { EXPECT_EQ(renderText({}, options("/project")), ""); }

TEST(RenderJson, Golden) { expectGolden("findings.json", renderJson(twoFindings("/project"), twoNotes(), options("/project"))); }

TEST(RenderSarif, Golden) { expectGolden("findings.sarif", renderSarif(twoFindings("/project"), twoNotes(), options("/project"))); }

TEST(RenderSarif, RuleIndexesPointAtTheirRules) {
  Json run = Json::parse(renderSarif(twoFindings("/project"), {}, options("/project")))["runs"][0];
  const Json &rules = run["tool"]["driver"]["rules"];
  EXPECT_EQ(rules.size(), allRules().size());
  ASSERT_EQ(run["results"].size(), 2u);
  for (const Json &result : run["results"]) EXPECT_EQ(rules[result["ruleIndex"].get<size_t>()]["id"], result["ruleId"]);
}

TEST(RenderSarif, EveryRuleRelatesToAListedWeakness) {
  Json run = Json::parse(renderSarif({}, {}, options("/project")))["runs"][0];
  for (const Json &rule : run["tool"]["driver"]["rules"]) {
    const Json &target = rule["relationships"][0]["target"];
    const Json &taxa = run["taxonomies"][0]["taxa"];
    EXPECT_TRUE(std::any_of(taxa.begin(), taxa.end(), [&](const Json &taxon) { return taxon["id"] == target["id"]; })) << rule["id"];
  }
}

TEST(RenderSarif, OnlyAnErrorMakesTheRunUnsuccessful) {
  auto successful = [](const std::vector<RunNote> &notes) {
    return Json::parse(renderSarif({}, notes, options("/project")))["runs"][0]["invocations"][0]["executionSuccessful"].get<bool>();
  };
  EXPECT_TRUE(successful({}));
  EXPECT_TRUE(successful({{RunNote::Level::Warning, {}, "gave up"}}));
  EXPECT_FALSE(successful(twoNotes()));
}

// SARIF counts columns in UTF-16 code units, we count bytes.
TEST(RenderSarif, ColumnsCountCodeUnits) {
  std::vector<Finding> findings = twoFindings(CONNLEAK_GOLDEN);
  findings[1].place.line = 10;
  auto columnAt = [&](unsigned byte) {
    findings[1].place.column = byte;
    Json run = Json::parse(renderSarif(findings, {}, options(CONNLEAK_GOLDEN)))["runs"][0];
    return run["results"][1]["locations"][0]["physicalLocation"]["region"]["startColumn"].get<unsigned>();
  };
  EXPECT_EQ(columnAt(4), 4u);     // before any of them
  EXPECT_EQ(columnAt(7), 6u);     // behind a letter of two bytes
  EXPECT_EQ(columnAt(11), 8u);    // behind one of four bytes and two units
  EXPECT_EQ(columnAt(500), 500u); // a line that has changed since
}

// Paths and messages come from sources, which need not be UTF-8.
TEST(RenderMachineFormats, BytesThatAreNoTextStayParseable) {
  std::vector<Finding> findings = twoFindings("/project");
  findings[0].message = "bad \xff\xfe byte";
  EXPECT_FALSE(Json::parse(renderJson(findings, {}, options("/project")), nullptr, false).is_discarded());
  EXPECT_FALSE(Json::parse(renderSarif(findings, {}, options("/project")), nullptr, false).is_discarded());
}

}  // namespace
}  // namespace connleak
