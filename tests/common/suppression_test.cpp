// SPDX-License-Identifier: Apache-2.0
// NOLINT comments, form by form.
#include "common/suppression.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace connleak {
namespace {

constexpr std::string_view kRule = "connleak-error-path";

// The lines of `text` on which the rule is suppressed.
std::vector<unsigned> suppressed(std::string_view text, std::string_view rule = kRule) {
  NolintMap map = NolintMap::fromText(text);
  std::vector<unsigned> lines;
  for (unsigned line = 1; line <= 10; ++line)
    if (map.suppresses(line, rule)) lines.push_back(line);
  return lines;
}

using Lines = std::vector<unsigned>;

TEST(Nolint, PlainFormIsForItsLineAndEveryRule) {
  EXPECT_EQ(suppressed("a;\nb; // NOLINT\nc;\n"), Lines{2});
  EXPECT_EQ(suppressed("b; /* NOLINT because of this */\nc;\n", "connleak-overwrite"), Lines{1});
}

TEST(Nolint, ListNamesRules) {
  EXPECT_EQ(suppressed("b; // NOLINT(connleak-error-path)\n"), Lines{1});
  EXPECT_EQ(suppressed("b; // NOLINT(connleak-overwrite)\n"), Lines{});
  EXPECT_EQ(suppressed("b; // NOLINT(bugprone-x, connleak-error-path , cert-y)\n"), Lines{1});
  EXPECT_EQ(suppressed("b; // NOLINT(connleak-error)\n"), Lines{});
  EXPECT_EQ(suppressed("b; // NOLINT()\n"), Lines{});
}

TEST(Nolint, ListHasGlobs) {
  EXPECT_EQ(suppressed("b; // NOLINT(connleak-*)\n"), Lines{1});
  EXPECT_EQ(suppressed("b; // NOLINT(*-path)\n"), Lines{1});
  EXPECT_EQ(suppressed("b; // NOLINT(*)\n"), Lines{1});
  EXPECT_EQ(suppressed("b; // NOLINT(cert-*)\n"), Lines{});
}

TEST(Nolint, NextLine) {
  EXPECT_EQ(suppressed("// NOLINTNEXTLINE\nb;\nc;\n"), Lines{2});
  EXPECT_EQ(suppressed("// NOLINTNEXTLINE(connleak-error-path)\nb;\nc;\n"), Lines{2});
  EXPECT_EQ(suppressed("// NOLINTNEXTLINE(connleak-overwrite)\nb;\n"), Lines{});
}

TEST(Nolint, BeginAndEndEncloseLines) {
  EXPECT_EQ(suppressed("a;\n// NOLINTBEGIN\nb;\n// NOLINTEND\nc;\n"), (Lines{2, 3, 4}));
  EXPECT_EQ(suppressed("// NOLINTBEGIN(connleak-*)\nb;\n// NOLINTEND(connleak-*)\nc;\n"), (Lines{1, 2, 3}));
}

TEST(Nolint, EndNeedsTheListOfItsBegin) {
  EXPECT_EQ(suppressed("// NOLINTBEGIN(connleak-*)\nb;\n// NOLINTEND\nc;\n"), Lines{});
  EXPECT_EQ(suppressed("// NOLINTBEGIN\nb;\n// NOLINTEND(*)\nc;\n"), (Lines{1, 2, 3}));
  EXPECT_EQ(suppressed("// NOLINTBEGIN\nb;\nc;\n"), Lines{});
  EXPECT_EQ(suppressed("a;\n// NOLINTEND\nc;\n"), Lines{});
}

TEST(Nolint, BlocksNest) {
  EXPECT_EQ(suppressed("// NOLINTBEGIN(connleak-error-path)\n// NOLINTBEGIN(cert-a)\nb;\n// NOLINTEND(cert-a)\n"
                       "c;\n// NOLINTEND(connleak-error-path)\nd;\n"),
            (Lines{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(suppressed("// NOLINTBEGIN\n// NOLINTBEGIN\nb;\n// NOLINTEND\nc;\n"), (Lines{2, 3, 4}));
}

TEST(Nolint, LongerWordsAreNone) {
  EXPECT_EQ(suppressed("b; // NOLINTS\nc; // NOLINTNEXTLINES\nd;\n"), Lines{});
}

TEST(Nolint, SeveralOnOneLine) {
  EXPECT_EQ(suppressed("b; // NOLINT(cert-a) NOLINT(connleak-error-path)\n"), Lines{1});
}

TEST(Nolint, OtherLineBreaksAndNoLastBreak) {
  EXPECT_EQ(suppressed("a;\r\nb; // NOLINT\r\nc;\r\n"), Lines{2});
  EXPECT_EQ(suppressed("// NOLINTNEXTLINE\nb;"), Lines{2});
  EXPECT_EQ(suppressed(""), Lines{});
}

TEST(DropSuppressed, LooksAtTheLossAndAtTheAcquisition) {
  std::string file = testing::TempDir() + "suppression_test_" + std::to_string(getpid()) + ".c";
  std::ofstream(file) << "acquire(); // NOLINT\nacquire();\nreturn; // NOLINT(connleak-error-path)\nreturn;\n";
  auto finding = [&](unsigned acquired, unsigned lost, Rule rule = Rule::ErrorPath) {
    Finding f;
    f.rule = rule;
    f.place = {file, lost, 1};
    f.acquired = {file, acquired, 1};
    return f;
  };
  std::vector<Finding> findings = {finding(1, 4), finding(2, 3), finding(2, 3, Rule::Overwrite), finding(2, 4)};
  EXPECT_EQ(dropSuppressed(findings), 2u);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].rule, Rule::Overwrite);
  EXPECT_EQ(findings[1].place.line, 4u);
  std::filesystem::remove(file);
}

TEST(DropSuppressed, UnreadableFileSuppressesNothing) {
  Finding f;
  f.place = f.acquired = {"/no/such/file.c", 1, 1};
  std::vector<Finding> findings = {f};
  EXPECT_EQ(dropSuppressed(findings), 0u);
  EXPECT_EQ(findings.size(), 1u);
}

}  // namespace
}  // namespace connleak
