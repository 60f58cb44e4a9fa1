// SPDX-License-Identifier: Apache-2.0
// Callees before callers, what calls each other together; and summaries that are the same by however many workers.
#include "checker/analysis/call_order.h"

#include <gtest/gtest.h>

#include <thread>

#include "checker/analysis/program_summaries.h"
#include "tests/analysis/miniature.h"

namespace connleak {
namespace {

// Names by level; those of one group in one word.
std::vector<std::vector<std::string>> levelsOf(const Miniature &m) {
  std::vector<std::vector<std::string>> out;
  for (const std::vector<CallGroup> &level : callLevels(m.program())) {
    out.emplace_back();
    for (const CallGroup &group : level) {
      std::string names;
      for (FunctionRef ref : group) names += (names.empty() ? "" : "+") + m.program().displayName(m.program().globalOf(ref));
      out.back().push_back(names);
    }
    std::sort(out.back().begin(), out.back().end());
  }
  return out;
}

TEST(CallLevels, CalleesComeFirst) {
  Miniature m("int a(void) { return 1; }\nint b(void) { return a(); }\nint c(void) { return a() + b(); }\nint d(void) { return 4; }\n");
  EXPECT_EQ(levelsOf(m), (std::vector<std::vector<std::string>>{{"a", "d"}, {"b"}, {"c"}}));
}

TEST(CallLevels, WhatCallsEachOtherStaysTogether) {
  Miniature m("int b(int);\nint c(int);\nint a(int n) { return n ? b(n) : 0; }\nint b(int n) { return c(n); }\nint c(int n) { return a(n - 1); }\n"
              "int self(int n) { return n ? self(n - 1) : a(n); }\n");
  EXPECT_EQ(levelsOf(m), (std::vector<std::vector<std::string>>{{"a+b+c"}, {"self"}}));
}

TEST(CallLevels, WhoTakesAnAddressCalls) {
  Miniature m("void back(handle *h) { put(h); }\nvoid run(void (*f)(handle *), handle *h) { f(h); }\nvoid user(handle *h) { run(back, h); }\n");
  EXPECT_EQ(levelsOf(m), (std::vector<std::vector<std::string>>{{"back", "run"}, {"user"}}));
}

TEST(CallLevels, WhatASpecTellsIsNoCall) {
  Miniature m("void note(handle *h) { put(h); }\nvoid put(handle *h) { note(h); }\nvoid *malloc(size_t n) { return 0; }\nvoid user(handle *h) { put(h); malloc(1); }\n");
  EXPECT_EQ(levelsOf(m), (std::vector<std::vector<std::string>>{{"malloc", "note"}, {"put", "user"}}));
}

TEST(CallLevels, OverUnits) {
  Miniature m({"int low(void);\nint high(void) { return low(); }\n", "int low(void) { return 1; }\n"});
  EXPECT_EQ(levelsOf(m), (std::vector<std::vector<std::string>>{{"low"}, {"high"}}));
}

TEST(CallLevels, LongChainsNeedNoStack) {
  std::string text = "int f0(void) { return 0; }\n";
  for (int n = 1; n < 20000; ++n) text += "int f" + std::to_string(n) + "(void) { return f" + std::to_string(n - 1) + "(); }\n";
  EXPECT_EQ(callLevels(Miniature(text).program()).size(), 20000u);
}

TEST(Bodies, TurnForeverWithWhatTheyCall) {
  Miniature m("int step(void);\nvoid loop(void) { for (;;) step(); }\nvoid outer(void) { loop(); }\nvoid other(int n) { while (n--) step(); }\n");
  Bodies bodies(m.program());
  EXPECT_TRUE(bodies.turnsForever(m.ref("loop")) && bodies.turnsForever(m.ref("outer")));
  EXPECT_FALSE(bodies.turnsForever(m.ref("other")));
}

// Every function hands its handle to others of all levels, in circles, too.
std::string tangle() {
  std::string text = "int w0(handle *h, int n);\n";
  for (int n = 11; n >= 0; --n) {
    std::string own = std::to_string(n), next = std::to_string((n + 5) % 12), other = std::to_string((n + 7) % 12);
    text += "int w" + next + "(handle *h, int n); int w" + other + "(handle *h, int n);\n";
    text += "int w" + own + "(handle *h, int n) { if (n == " + own + ") { put(h); return 0; } if (n < 0) return -1; if (n & 1) return w" + next + "(h, n - 1); look(h); return w" + other + "(h, n - 2); }\n";
    text += "int u" + own + "(int n) { handle *h = get(); if (n > 3) return w" + own + "(h, n); if (n) { put(h); return 1; } return w" + other + "(h, n); }\n";
  }
  return text;
}

TEST(ProgramSummaries, AreTheSameByHoweverManyWorkers) {
  Miniature m(tangle());
  auto tellOf = [&](unsigned count) {
    Workers workers = [&](const std::function<void()> &work) {
      std::vector<std::jthread> threads;
      for (unsigned n = 0; n < count; ++n) threads.emplace_back(work);
    };
    AnalysisReport report = analyseProgram(m.program(), {}, workers);
    std::string text;
    for (const Finding &finding : report.findings)
      text += finding.message + ' ' + std::to_string(finding.place.line) + ' ' + std::to_string(finding.path.size()) + ' ' + finding.fingerprint + '\n';
    return text;
  };
  std::string alone = tellOf(1);
  EXPECT_NE(alone, "");
  for (unsigned count : {2, 3, 8, 8}) EXPECT_EQ(tellOf(count), alone) << count;
}

}  // namespace
}  // namespace connleak
