// SPDX-License-Identifier: Apache-2.0
// Units joined to a program: which definition a call means, what specs and attributes say together, findings over
// several units.
#include "checker/analysis/program.h"

#include <gtest/gtest.h>

#include "tests/analysis/miniature.h"

namespace connleak {
namespace {

TEST(ProgramNames, ExternalOnesAreSharedInternalOnesAreNot) {
  Miniature m({"static int helper(void) { return 1; }\nint one(void) { return helper(); }\nint shared(void);\nint use(void) { return shared(); }\n",
               "static int helper(void) { return 2; }\nint two(void) { return helper(); }\nint shared(void) { return 3; }\n"});
  EXPECT_TRUE(returnsNumber(m.base("one").exits.at(0), 1));
  EXPECT_TRUE(returnsNumber(m.base("two").exits.at(0), 2));
  EXPECT_TRUE(returnsNumber(m.base("use").exits.at(0), 3));
}

TEST(ProgramNames, AWeakDefinitionGivesWay) {
  Miniature m({"__attribute__((weak)) int hook(void) { return 1; }\nint call(void) { return hook(); }\n", "int hook(void) { return 2; }\n"});
  EXPECT_EQ(m.program().global(m.global("hook")).definitions.size(), 1u);
  EXPECT_TRUE(returnsNumber(m.base("call").exits.at(0), 2));
}

TEST(ProgramNames, AnAliasHasTheBodyOfItsTarget) {
  Miniature m({"void real(handle *h) { put(h); }\nvoid other(handle *h) __attribute__((alias(\"real\")));\n",
               "void other(handle *h);\nvoid use(handle *h) { other(h); }\n"});
  const Table &table = m.given("use");
  ASSERT_EQ(table.exits.size(), 1u);
  EXPECT_EQ(table.exits[0].handle.status, HandleStatus::Released);
}

// Units that define or call twice(), compiled from here and there.
class ProgramDefinitions : public testing::Test {
 protected:
  using Refs = std::vector<FunctionRef>;
  static constexpr const char *kDefinition = "int twice(void) { return 1; }\n";
  static constexpr const char *kCall = "int twice(void);\nint call(void) { return twice(); }\n";

  void add(const char *text, const std::string &file, const std::string &output, const std::string &directory = "") {
    units_.push_back(unitFrom(text));
    units_.back().main_file = file;
    units_.back().output = output;
    units_.back().directory = directory;
  }
  void join() {
    program_ = std::make_unique<Program>(std::move(units_), specs_);
    while (program_->global(twice_).name != "twice") ++twice_;
  }
  Refs meantIn(uint32_t unit) const { return program_->definitionsFor(twice_, unit); }

  SpecIndex specs_{SpecSet{}};
  std::vector<Unit> units_;
  std::unique_ptr<Program> program_;
  GlobalId twice_ = 0;
};

TEST_F(ProgramDefinitions, TheOwnUnitsComesFirstThenItsTargets) {
  add(kDefinition, "/p/a/twice.c", "CMakeFiles/a.dir/twice.c.o");
  add(kDefinition, "/p/b/twice.c", "CMakeFiles/b.dir/twice.c.o");
  add(kCall, "/p/c/call.c", "CMakeFiles/b.dir/call.c.o");
  add(kCall, "/p/a/call.c", "");
  add(kCall, "/q/call.c", "");
  join();
  EXPECT_EQ(program_->global(twice_).definitions, (Refs{{0, 0}, {1, 0}}));
  EXPECT_EQ(meantIn(0), (Refs{{0, 0}}));
  EXPECT_EQ(meantIn(1), (Refs{{1, 0}}));
  EXPECT_EQ(meantIn(2), (Refs{{1, 0}}));            // the same link target
  EXPECT_EQ(meantIn(3), (Refs{{0, 0}}));            // the nearest folder
  EXPECT_EQ(meantIn(4), (Refs{{0, 0}, {1, 0}}));    // undecided: both
}

TEST_F(ProgramDefinitions, OfAMakePerProgramTheNearestFolderOfCompilationDecides) {
  add(kDefinition, "/p/src/utils/memory/twice.c", "", "/p/src/parser");
  add(kDefinition, "/p/src/tools/twice.c", "", "/p/src/tools/client");
  add(kDefinition, "/p/src/tools/other/twice.c", "", "/p/src/tools/other");
  add(kCall, "/p/src/auth/call.c", "", "/p/src");
  add(kCall, "/p/src/common/call.c", "", "/p/src/tools/other");
  add(kCall, "/p/src/tools/new/call.c", "", "/p/src/tools/new");
  join();
  EXPECT_EQ(meantIn(3), (Refs{{0, 0}}));
  EXPECT_EQ(meantIn(4), (Refs{{2, 0}}));
  EXPECT_EQ(meantIn(5), (Refs{{1, 0}, {2, 0}}));
}

TEST(ProgramEffects, SpecsAndAttributesSpeak) {
  Miniature m("__attribute__((annotate(\"connleak::acquire:thing\"))) handle *make(void);\n"
              "__attribute__((annotate(\"connleak::release:thing\"))) void end(handle *h);\n"
              "void f(void) { handle *h = make(); end(h); put(get()); exit(0); }\n");
  const CallEffect &get = m.program().global(m.global("get")).effect;
  ASSERT_EQ(get.acquires.size(), 1u);
  EXPECT_EQ(m.program().resource(get.acquires[0].resource).name, "handle");
  EXPECT_TRUE(m.program().global(m.global("exit")).effect.noreturn);
  const CallEffect &make = m.program().global(m.global("make")).effect, &end = m.program().global(m.global("end")).effect;
  ASSERT_EQ(make.acquires.size(), 1u);
  ASSERT_EQ(end.releases.size(), 1u);
  EXPECT_EQ(make.acquires[0].resource, end.releases[0].resource);
  EXPECT_EQ(m.program().resource(make.acquires[0].resource).name, "thing");
}

TEST(ProgramEffects, ASpecThatDoesNotFitIsAProblem) {
  Result<SpecSet> own = parseSpecs("version: 1\nresources:\n  - name: handle\n    release:\n      - { function: put, handle: arg2 }\n", "/p/.connleak.yaml");
  ASSERT_TRUE(own);
  const std::string unit = kMiniatureHeader + std::string("void f(handle *h) { put(h); }\n");
  SpecIndex specs(*own);
  std::vector<Unit> units;
  units.push_back(unitFrom(unit));
  Program program(std::move(units), specs);
  EXPECT_EQ(program.problems(), std::vector<std::string>{"/p/.connleak.yaml:5:11: 'put' is declared with 1 argument; arg2 does not exist"});
  // A built-in spec covers several versions of a library; no user can mend it.
  for (Resource &resource : own->resources)
    for (ReleaseSpec &release : resource.release) release.where = std::string(kBuiltinMark) + "some.yaml:1:1";
  SpecIndex builtin(*own);
  std::vector<Unit> again;
  again.push_back(unitFrom(unit));
  EXPECT_TRUE(Program(std::move(again), builtin).problems().empty());
}

TEST(ProgramGraph, CallersAndReleasers) {
  Miniature m("static void end(handle *h) { put(h); }\nvoid outer(handle *h) { end(h); }\nvoid other(handle *h) { look(h); }\n"
              "handle *slot;\nvoid set(void) { slot = 0; }\nvoid set_too(void) { set(); }\nvoid by_pointer(void (*f)(void)) { f(); }\n");
  const Program &p = m.program();
  EXPECT_EQ(p.callersOf(m.global("end")), std::vector<FunctionRef>{m.ref("outer")});
  EXPECT_TRUE(p.mayRelease(m.ref("outer"), 0));
  EXPECT_FALSE(p.mayRelease(m.ref("other"), 0));
  EXPECT_TRUE(p.mentions(m.ref("set_too"), m.global("slot")));
  EXPECT_FALSE(p.mentions(m.ref("outer"), m.global("slot")));
  EXPECT_TRUE(p.callsThroughPointer(m.ref("by_pointer")));
  EXPECT_FALSE(p.callsThroughPointer(m.ref("outer")));
}

TEST(ProgramGraph, TablesAndTakenAddresses) {
  Miniature m("static void end(handle *h) { put(h); }\nstatic void never(void) {}\nvoid (*const driver[])(handle *) = { end };\n"
              "void f(handle *h) { driver[0](h); never(); }\n");
  EXPECT_TRUE(m.program().isAddressTaken(m.global("end")));
  EXPECT_FALSE(m.program().isAddressTaken(m.global("never")));
  GlobalId end = m.global("end");
  EXPECT_EQ(m.program().tablesNaming([&](GlobalId id) { return id == end; }), std::vector<std::string>{"driver"});
}

// ---------------------------------------------------------------- findings

TEST(Findings, AWrapperInOneUnitALeakInAnother) {
  Miniature m({"handle *connect_it(void) { return get(); }\n",
               "handle *connect_it(void);\nint f(int bad) {\n  handle *h = connect_it();\n  if (bad)\n    return -1;\n  put(h);\n  return 0;\n}\n"});
  AnalysisReport report = m.report();
  ASSERT_EQ(report.findings.size(), 1u);
  const Finding &finding = report.findings[0];
  EXPECT_EQ(finding.rule, Rule::ErrorPath);
  EXPECT_EQ(finding.confidence, Confidence::Certain);
  EXPECT_EQ(finding.place.line, 5u);
  EXPECT_EQ(finding.acquired.line, 3u);
  EXPECT_EQ(finding.variable, "h");
  EXPECT_EQ(finding.function, "f");
  EXPECT_EQ(finding.resource, "handle");
  EXPECT_FALSE(finding.fingerprint.empty());
  ASSERT_FALSE(finding.path.empty());
  EXPECT_EQ(finding.path.front().kind, StepKind::Acquire);
  EXPECT_EQ(finding.path.back().kind, StepKind::Lost);
}

TEST(Findings, OneRuleEach) {
  auto rules = [](const std::string &text) {
    std::vector<Rule> out;
    for (const Finding &finding : Miniature(text).report().findings) out.push_back(finding.rule);
    return out;
  };
  EXPECT_EQ(rules("void f(void) { handle *h = get(); look(h); }\n"), std::vector<Rule>{Rule::NeverReleased});
  EXPECT_EQ(rules("void f(int a) { handle *h = get(); if (a) put(h); }\n"), std::vector<Rule>{Rule::ErrorPath});
  EXPECT_EQ(rules("void f(void) { handle *h = get(); h = get(); put(h); }\n"), std::vector<Rule>{Rule::Overwrite});
  EXPECT_EQ(rules("void f(void) { handle *h = get(); put(h); put(h); }\n"), std::vector<Rule>{Rule::DoubleRelease});
  EXPECT_EQ(rules("void f(void) { handle *h = get(); put(h); look(h); }\n"), std::vector<Rule>{Rule::UseAfterRelease});
  EXPECT_EQ(rules("void f(void) { handle *h = get(); look(h); put(h); }\n"), std::vector<Rule>{});
}

TEST(Findings, AnUnknownFunctionLowersTheConfidence) {
  AnalysisReport report = Miniature("void inspect(handle *h);\nvoid f(int a) { handle *h = get(); inspect(h); if (a) return; put(h); }\n").report();
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].confidence, Confidence::Likely);
  EXPECT_EQ(report.unread, std::vector<std::string>{"inspect"});
}

TEST(Findings, WrappersAreNamed) {
  AnalysisReport report = Miniature("handle *wrap(void) { return get(); }\nstatic handle *own(void) { return get(); }\nhandle *w2(void) { return own(); }\n").report();
  EXPECT_NE(std::find(report.wrappers.begin(), report.wrappers.end(), "wrap"), report.wrappers.end());
  EXPECT_NE(std::find(report.wrappers.begin(), report.wrappers.end(), "w2"), report.wrappers.end());
  EXPECT_TRUE(report.findings.empty());
}

TEST(Findings, SilenceIsExplained) {
  Miniature m("void f(void) {\n  handle *h = get();\n  put(h);\n}\n");
  std::string file = m.program().unit(0).files.at(m.program().unit(0).places.at(1).file);
  EXPECT_EQ(explainSilence(m.program(), file, 2).size(), 1u);
  EXPECT_TRUE(explainSilence(m.program(), file, 3).empty());
}

}  // namespace
}  // namespace connleak
