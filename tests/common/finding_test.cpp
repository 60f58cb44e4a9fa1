// SPDX-License-Identifier: Apache-2.0
// Rules and fingerprints: what may change without a finding becoming a new one, and what may not.
#include "common/finding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace connleak {
namespace {

Finding leak(unsigned line = 12) {
  Finding f;
  f.rule = Rule::ErrorPath;
  f.message = "'res' from PQexec() is not released";
  f.place = {"/src/a.c", line, 5};
  f.acquired = {"/src/a.c", 10, 19};
  f.resource = "libpq result";
  f.function = "count_rows";
  f.acquired_by = "PQexec(conn, \"select 1\")";
  f.variable = "res";
  return f;
}

TEST(Rules, IdsAreUniqueAndNamedAlike) {
  std::set<std::string_view> ids;
  for (const RuleInfo &rule : allRules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_TRUE(rule.id.starts_with("connleak-")) << rule.id;
    EXPECT_EQ(ruleInfo(rule.rule).id, rule.id);
    EXPECT_GT(rule.cwe, 0);
    EXPECT_FALSE(rule.summary.ends_with('.')) << rule.summary;
    EXPECT_TRUE(rule.help.ends_with('.')) << rule.help;
  }
  EXPECT_EQ(ruleInfo(Rule::Overwrite).cwe, 775);
  EXPECT_EQ(ruleInfo(Rule::ErrorPath).cwe, 772);
}

TEST(Rules, ConfidenceHasAName) {
  EXPECT_EQ(confidenceName(Confidence::Certain), "certain");
  EXPECT_EQ(confidenceName(Confidence::Likely), "likely");
  EXPECT_EQ(confidenceName(Confidence::Possible), "possible");
}

// The value is part of users' baselines: it has to be the same on every machine and in every later version.
TEST(Fingerprint, IsThisOne) { EXPECT_EQ(fingerprint(leak()), "810d754aaf8ee63a"); }

TEST(Fingerprint, StaysWhenCodeMovesOrIsReformatted) {
  Finding moved = leak(400);
  moved.acquired = {"/elsewhere/b.c", 390, 1};
  moved.variable = "result";
  moved.message = "another sentence";
  moved.confidence = Confidence::Possible;
  moved.path.resize(3);
  moved.acquired_by = "PQexec( conn,\n        \"select 1\" )";
  EXPECT_EQ(fingerprint(moved), fingerprint(leak()));
}

TEST(Fingerprint, TellsFindingsApart) {
  std::set<std::string> all = {fingerprint(leak())};
  auto add = [&](auto change) {
    Finding f = leak();
    change(f);
    EXPECT_TRUE(all.insert(fingerprint(f)).second);
  };
  add([](Finding &f) { f.rule = Rule::NeverReleased; });
  add([](Finding &f) { f.resource = "libpq connection"; });
  add([](Finding &f) { f.function = "count_row"; });
  add([](Finding &f) { f.acquired_by = "PQexec(conn, \"select 2\")"; });
  add([](Finding &f) { f.ordinal = 1; });
  // Where one part ends and the next begins counts, too.
  add([](Finding &f) { f.resource = "libpq result" "count_"; f.function = "rows"; });
}

TEST(FinishFindings, SortsByPlaceAndDropsRepetitions) {
  std::vector<Finding> findings = {leak(30), leak(12), leak(30)};
  finishFindings(findings);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].place.line, 12u);
  EXPECT_EQ(findings[1].place.line, 30u);
}

TEST(FinishFindings, KeepsTheSurerOfTwoEqualOnes) {
  std::vector<Finding> findings = {leak(), leak()};
  findings[0].confidence = Confidence::Possible;
  finishFindings(findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].confidence, Confidence::Certain);
}

TEST(FinishFindings, KeepsTwoHandlesLostInOnePlace) {
  std::vector<Finding> findings = {leak(), leak()};
  findings[1].variable = "other";
  findings[1].acquired.line = 11;
  finishFindings(findings);
  EXPECT_EQ(findings.size(), 2u);
}

TEST(FinishFindings, GivesEveryExitOfOneAcquisitionItsOwnFingerprint) {
  std::vector<Finding> findings = {leak(12), leak(20), leak(30)};
  finishFindings(findings);
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].fingerprint, fingerprint(leak()));
  EXPECT_NE(findings[1].fingerprint, findings[0].fingerprint);
  EXPECT_NE(findings[2].fingerprint, findings[0].fingerprint);
  EXPECT_NE(findings[2].fingerprint, findings[1].fingerprint);
}

TEST(FinishFindings, OrderOfArrivalMakesNoDifference) {
  std::vector<Finding> one = {leak(12), leak(20), leak(30)}, other = {leak(30), leak(12), leak(20)};
  finishFindings(one);
  finishFindings(other);
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(one[i].place, other[i].place);
    EXPECT_EQ(one[i].fingerprint, other[i].fingerprint);
  }
}

}  // namespace
}  // namespace connleak
