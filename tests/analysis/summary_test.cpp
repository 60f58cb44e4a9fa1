// SPDX-License-Identifier: Apache-2.0
// Summaries of small functions, disjunct by disjunct: what they acquire and where it goes, what they release and when,
// what they return, and how handles get lost in them.
#include <gtest/gtest.h>

#include "tests/analysis/miniature.h"

namespace connleak {
namespace {

const Range kNotZero = Range::except(0);

// The only way out of a table.
const Exit &onlyExit(const Table &table) {
  EXPECT_EQ(table.exits.size(), 1u);
  static const Exit none;
  return table.exits.empty() ? none : table.exits.front();
}

// ---------------------------------------------------------------- without a handle

TEST(BaseSummary, ReturnsInWordsOfTheCaller) {
  Miniature m("int plus(int a) { return a + 1; }\nint three(void) { return 3; }\nint sum(int a, int b) { return a * b; }\n");
  const Table &plus = m.base("plus");
  EXPECT_TRUE(returnsTerm(plus, onlyExit(plus), Term::Kind::Parameter));
  EXPECT_EQ(onlyExit(plus).returned[0].number, 1);
  EXPECT_TRUE(returnsNumber(onlyExit(m.base("three")), 3));
  EXPECT_TRUE(returnsTerm(m.base("sum"), onlyExit(m.base("sum")), Term::Kind::Expression));
}

TEST(BaseSummary, DifferentAnswersStayApartWithTheirConditions) {
  Miniature m("int sign(int a) { if (a < 0) return -1; return 1; }\n");
  const Table &table = m.base("sign");
  ASSERT_EQ(table.exits.size(), 2u);
  for (const Exit &exit : table.exits) {
    bool negative = returnsNumber(exit, -1);
    EXPECT_TRUE(negative || returnsNumber(exit, 1));
    EXPECT_EQ(guardOn(table, exit, 0), negative ? Range::satisfying(Relation::Less, 0) : Range::between(0, Range::kHighest));
    EXPECT_EQ(exit.handle.status, HandleStatus::None);
  }
}

TEST(BaseSummary, WhatDoesNotReturnHasNoWayOut) {
  Miniature m("void die(void) { exit(1); }\nvoid forever(void) { for (;;) ; }\nvoid die_if(int bad) { if (bad) exit(1); }\n"
              "void through(int bad) { die_if(bad); }\n");
  EXPECT_TRUE(m.base("die").exits.empty());
  EXPECT_TRUE(m.base("forever").exits.empty());
  for (const char *name : {"die_if", "through"}) EXPECT_EQ(guardOn(m.base(name), onlyExit(m.base(name)), 0), Range::only(0)) << name;
}

// Steps are counted, not time. A loop over a switch of many cases settles after few rounds; to begin a new round after
// each case costs a multiple.
TEST(BaseSummary, ALoopSettlesInFewRounds) {
  std::string counters, cases, after;
  for (int n = 0; n < 40; ++n) {
    std::string number = std::to_string(n), counter = "n" + number;
    counters += "int " + counter + " = 0;\n";
    cases += "case " + number + ": " + counter + " = unknown(); if (c[" + number + "]) continue; break;\n";
    after += "if (" + counter + " > c[" + number + "]) a += " + counter + ";\n";
  }
  Limits limits;
  limits.fewest_steps = 0;
  limits.steps_per_instruction = 14;   // 7 are enough; 32 are needed when the head does not wait
  Miniature m({"int run(int a, const int *c) {\n" + counters + "while (unknown()) switch (unknown()) {\n" + cases + "}\n" + after + "return a; }\n"},
              kMiniatureSpec, limits);
  EXPECT_FALSE(m.base("run").gave_up);
}

TEST(BaseSummary, WritesAndFreesAreTold) {
  Miniature m("struct box { long n; void *p; };\nvoid set(struct box *b) { b->p = 0; }\nvoid drop(struct box *b) { free(b); }\n"
              "int total;\nvoid count(void) { total = 7; }\nvoid local(void) { int n = 7; (void)n; }\n");
  const Table &set = m.base("set");
  ASSERT_EQ(onlyExit(set).writes.size(), 1u);
  const MemoryWrite &write = onlyExit(set).writes[0];
  EXPECT_EQ(set.terms[write.object].kind, Term::Kind::Parameter);
  EXPECT_EQ(write.offset, 8);
  EXPECT_EQ(write.value.kind, SummaryValue::Kind::Integer);
  ASSERT_EQ(onlyExit(m.base("drop")).freed.size(), 1u);
  EXPECT_EQ(m.base("drop").terms[onlyExit(m.base("drop")).freed[0]].kind, Term::Kind::Parameter);
  const Table &count = m.base("count");
  ASSERT_EQ(onlyExit(count).writes.size(), 1u);
  EXPECT_EQ(count.terms[onlyExit(count).writes[0].object].kind, Term::Kind::Global);
  EXPECT_EQ(count.terms[onlyExit(count).writes[0].object].a, m.global("total"));
  EXPECT_EQ(onlyExit(count).writes[0].value.number, 7);
  EXPECT_TRUE(onlyExit(m.base("local")).writes.empty());
}

// ---------------------------------------------------------------- acquisitions handed on

TEST(Acquisitions, OfTheReturnValue) {
  Miniature m("handle *wrap(void) { return get(); }\nhandle *outer(void) { handle *h = wrap(); look(h); return h; }\n");
  for (const char *name : {"wrap", "outer"}) {
    const Table &table = m.acquired(name);
    EXPECT_EQ(onlyExit(table).handle.status, HandleStatus::Held) << name;
    EXPECT_TRUE(returnsTerm(table, onlyExit(table), Term::Kind::Handle)) << name;
    EXPECT_EQ(m.result(name).acquisitions[0].acquired_by, "get") << name;
    EXPECT_TRUE(table.losses.empty()) << name;
  }
}

TEST(Acquisitions, UnderACondition) {
  Miniature m("handle *checked(int ok) { handle *h = get(); if (!ok) { put(h); return 0; } return h; }\n");
  const Table &table = m.acquired("checked");
  EXPECT_EQ(guardOn(table, onlyExit(table), 0), kNotZero);
  ASSERT_EQ(m.result("checked").sites.size(), 1u);
  EXPECT_TRUE(m.result("checked").sites[0].was_released);
  EXPECT_TRUE(m.result("checked").sites[0].was_handed_on);
}

TEST(Acquisitions, OfAnOutParameterTiedToTheStatus) {
  Miniature m("int fill(handle **out) { handle *h = get(); if (!h) return -1; *out = h; return 0; }\n"
              "int pass_on(handle **out) { return get_into(out); }\n");
  const Table &fill = m.acquired("fill");
  EXPECT_TRUE(returnsNumber(onlyExit(fill), 0));
  ASSERT_EQ(onlyExit(fill).writes.size(), 1u);
  EXPECT_EQ(fill.terms[onlyExit(fill).writes[0].object].kind, Term::Kind::Parameter);
  EXPECT_EQ(fill.terms[onlyExit(fill).writes[0].value.term].kind, Term::Kind::Handle);
  // The status of the callee is not a number yet, but known to be zero where there is a handle.
  const Table &pass_on = m.acquired("pass_on");
  const Exit &exit = onlyExit(pass_on);
  ASSERT_FALSE(exit.returned.empty());
  ASSERT_EQ(exit.returned[0].kind, SummaryValue::Kind::Term);
  // And there was a place to put it.
  ASSERT_EQ(exit.guards.size(), 2u);
  bool status_first = exit.guards[0].first == exit.returned[0].term;
  EXPECT_EQ(exit.guards[status_first ? 0 : 1].first, exit.returned[0].term);
  EXPECT_EQ(exit.guards[status_first ? 0 : 1].second, Range::only(0));
  EXPECT_EQ(pass_on.terms[exit.guards[status_first ? 1 : 0].first].kind, Term::Kind::Parameter);
  EXPECT_EQ(exit.guards[status_first ? 1 : 0].second, Range::except(0));
}

TEST(Acquisitions, InsideAFreshHolder) {
  Miniature m("struct box { long n; handle *h; };\n"
              "struct box *new_box(void) { struct box *b = malloc(sizeof *b); if (!b) return 0; b->h = get(); return b; }\n");
  const Table &table = m.acquired("new_box");
  EXPECT_TRUE(returnsTerm(table, onlyExit(table), Term::Kind::FreshHeap));
  ASSERT_EQ(onlyExit(table).writes.size(), 1u);
  EXPECT_EQ(onlyExit(table).writes[0].object, onlyExit(table).returned[0].term);
  EXPECT_EQ(onlyExit(table).writes[0].offset, 8);
  EXPECT_EQ(table.terms[onlyExit(table).writes[0].value.term].kind, Term::Kind::Handle);
}

TEST(Acquisitions, InAGlobal) {
  Miniature m("handle *current;\nvoid open_it(void) { current = get(); }\n");
  const Table &table = m.acquired("open_it");
  ASSERT_EQ(onlyExit(table).writes.size(), 1u);
  EXPECT_EQ(table.terms[onlyExit(table).writes[0].object].kind, Term::Kind::Global);
  EXPECT_EQ(table.terms[onlyExit(table).writes[0].object].a, m.global("current"));
}

TEST(Acquisitions, KeptOrReleasedAreNoneOfTheCallers) {
  Miniature m("void give(void) { keep(get()); }\nvoid use(void) { handle *h = get(); look(h); put(h); }\n");
  for (const char *name : {"give", "use"}) EXPECT_TRUE(m.result(name).acquisitions.empty()) << name;
  EXPECT_TRUE(m.result("give").sites.at(0).was_handed_on);
  EXPECT_FALSE(m.result("give").sites.at(0).was_released);
  EXPECT_TRUE(m.result("use").sites.at(0).was_released);
  EXPECT_FALSE(m.result("use").sites.at(0).was_handed_on);
}

// ---------------------------------------------------------------- handles that come in

TEST(GivenHandle, IsReleased) {
  Miniature m("void release(handle *h) { if (h) put(h); }\nvoid release_twice_removed(handle *h) { release(h); }\n");
  EXPECT_EQ(onlyExit(m.given("release")).handle.status, HandleStatus::Released);
  EXPECT_EQ(onlyExit(m.given("release")).released_at.line, 1u);
  EXPECT_EQ(onlyExit(m.given("release_twice_removed")).handle.status, HandleStatus::Released);
}

TEST(GivenHandle, IsReleasedUnderACondition) {
  Miniature m("int maybe(handle *h, int really) { if (really) { put(h); return 1; } return 0; }\n");
  const Table &table = m.given("maybe");
  ASSERT_EQ(table.exits.size(), 2u);
  std::vector<const Exit *> released = exitsWith(table, HandleStatus::Released), held = exitsWith(table, HandleStatus::Held);
  ASSERT_EQ(released.size(), 1u);
  ASSERT_EQ(held.size(), 1u);
  EXPECT_TRUE(returnsNumber(*released[0], 1));
  EXPECT_TRUE(returnsNumber(*held[0], 0));
  EXPECT_EQ(guardOn(table, *released[0], 1), kNotZero);
  EXPECT_EQ(guardOn(table, *held[0], 1), Range::only(0));
}

TEST(GivenHandle, TheConditionIsTriedAtTheCall) {
  Miniature m("static int maybe(handle *h, int really) { if (really) { put(h); return 1; } return 0; }\n"
              "int yes(handle *h) { return maybe(h, 1); }\nint no(handle *h) { return maybe(h, 0); }\n");
  EXPECT_EQ(onlyExit(m.given("yes")).handle.status, HandleStatus::Released);
  EXPECT_TRUE(returnsNumber(onlyExit(m.given("yes")), 1));
  EXPECT_EQ(onlyExit(m.given("no")).handle.status, HandleStatus::Held);
  EXPECT_TRUE(returnsNumber(onlyExit(m.given("no")), 0));
}

TEST(BaseTable, WhatStaysOrIsSetIsToldAsAChoice) {
  Miniature m("int pid, a, b;\nvoid reap(int k) {\n  if (k == 1) pid = 0; else if (k == 2) a = 1; else if (k == 3) b = 1; else if (k == 4) a = b = 2;\n}\n");
  const Table &table = m.base("reap");
  bool is_told = false;
  for (const Exit &exit : table.exits)
    for (const MemoryWrite &write : exit.writes)
      if (write.value.kind == SummaryValue::Kind::Term && table.terms[write.value.term].kind == Term::Kind::Choice)
        is_told |= table.terms[write.value.term].options.size() == 2;
  EXPECT_TRUE(is_told);
}

TEST(GivenHandle, IsOnlyLookedAt) {
  Miniature m("handle *through(handle *h) { look(h); return h; }\n");
  const Table &table = m.given("through");
  EXPECT_EQ(onlyExit(table).handle.status, HandleStatus::Held);
  EXPECT_TRUE(returnsTerm(table, onlyExit(table), Term::Kind::Handle));
}

TEST(GivenHandle, InsideWhatAnArgumentPointsTo) {
  Miniature m("struct box { long n; handle *h; };\nvoid close_box(struct box *b) { put(b->h); b->h = 0; }\n");
  const Table &table = m.given("close_box", 0, {{8, false}});
  EXPECT_EQ(onlyExit(table).handle.status, HandleStatus::Released);
  ASSERT_EQ(onlyExit(table).writes.size(), 1u);
  EXPECT_EQ(onlyExit(table).writes[0].offset, 8);
  EXPECT_EQ(onlyExit(table).writes[0].value.number, 0);
}

TEST(GivenHandle, IsTakenOver) {
  Miniature m("handle *slot;\nvoid store(handle *h) { slot = h; }\nvoid hand_on(handle *h) { keep(h); }\n");
  EXPECT_EQ(onlyExit(m.given("hand_on")).handle.status, HandleStatus::Escaped);
  const Exit &stored = onlyExit(m.given("store"));
  EXPECT_EQ(stored.handle.status, HandleStatus::Held);
  ASSERT_EQ(stored.writes.size(), 1u);
  EXPECT_EQ(m.given("store").terms[stored.writes[0].object].kind, Term::Kind::Global);
}

// Each way leaves by itself, with the handle at another place.
TEST(GivenHandle, HasFewWaysOut) {
  std::string cases;
  for (int n = 0; n < 100; ++n) cases += "case " + std::to_string(n) + ": all[" + std::to_string(n) + "] = h; leap(buffer);\n";
  std::string spec = std::string(kMiniatureSpec) + "  - { function: leap, jumps: arg0, noreturn: true }\n";
  Miniature m({"void leap(void *);\nint f(handle *h, handle **all, void *buffer, int way) { switch (way) {\n" + cases + "}\nreturn 1; }\n"}, spec.c_str());
  const Table &table = m.given("f");
  EXPECT_FALSE(table.gave_up);
  EXPECT_LE(table.exits.size(), Limits().exits);
  EXPECT_TRUE(std::any_of(table.exits.begin(), table.exits.end(), [](const Exit &exit) { return exit.thrown.isActive(); }));
  EXPECT_TRUE(std::all_of(table.exits.begin(), table.exits.end(), [](const Exit &exit) { return exit.handle.status == HandleStatus::Held; }));
}

TEST(GivenHandle, IsReleasedTwice) {
  Miniature m("void twice(handle *h) { put(h);\n put(h); }\n");
  const Table &table = m.given("twice");
  ASSERT_EQ(table.misuses.size(), 1u);
  EXPECT_EQ(table.misuses[0].rule, Rule::DoubleRelease);
  EXPECT_EQ(table.misuses[0].place.line, 2u);
  EXPECT_EQ(table.misuses[0].callee, "put");
}

TEST(GivenHandle, RecursionComesToAnEnd) {
  Miniature m("void down(handle *h, int n) { if (n > 0) { down(h, n - 1); return; } put(h); }\n"
              "void b(handle *h, int n);\nvoid a(handle *h, int n) { if (n) b(h, n - 1); else put(h); }\nvoid b(handle *h, int n) { a(h, n); }\n");
  for (const char *name : {"down", "a", "b"}) {
    const Table &table = m.given(name);
    ASSERT_FALSE(table.exits.empty()) << name;
    EXPECT_EQ(exitsWith(table, HandleStatus::Released).size(), table.exits.size()) << name;
    EXPECT_FALSE(table.gave_up) << name;
  }
}

// ---------------------------------------------------------------- where paths meet

TEST(Joins, EqualPropertiesMerge) {
  Miniature m("void f(int a, int b, int c, int d, int e, int n[5]) {\n"
              "  if (a) n[0] = 1; else n[0] = 2;\n  if (b) n[1] = 1; else n[1] = 2;\n  if (c) n[2] = 1; else n[2] = 2;\n"
              "  if (d) n[3] = 1; else n[3] = 2;\n  if (e) n[4] = 1; else n[4] = 2;\n}\n");
  EXPECT_LE(m.base("f").exits.size(), Limits{}.exits);   // not one per path, of which there are 32
  EXPECT_FALSE(m.base("f").gave_up);
}

TEST(Joins, DifferentPropertiesStayApart) {
  Miniature m("int f(handle *h, int a) { if (a) put(h); return unknown(); }\n"
              "handle *slot;\nvoid g(handle *h, int a) { if (a) slot = h; }\n");
  const Table &table = m.given("f");
  EXPECT_EQ(exitsWith(table, HandleStatus::Released).size(), 1u);
  EXPECT_EQ(exitsWith(table, HandleStatus::Held).size(), 1u);
  EXPECT_EQ(m.given("g").exits.size(), 2u);   // held by different cells
}

TEST(Joins, AFlagSetWithTheHandleStaysWithIt) {
  Miniature m("void f(int a) { handle *h = 0; int open = 0; if (a) { h = get(); open = 1; } if (unknown()) look(h); if (open) put(h); }\n");
  const SiteOutcome &site = m.result("f").sites.at(0);
  EXPECT_TRUE(site.was_released);
  EXPECT_TRUE(site.table.losses.empty());
}

TEST(Joins, LoopsComeToAFixpoint) {
  Miniature m("void f(int n) { for (int i = 0; i < n; ++i) { handle *h = get(); look(h); put(h); } }\n"
              "void g(int n) { handle *h = 0; for (int i = 0; i < n; ++i) { h = get(); } put(h); }\n");
  EXPECT_TRUE(m.result("f").sites.at(0).table.losses.empty());
  ASSERT_EQ(m.result("g").sites.at(0).table.losses.size(), 1u);
  EXPECT_EQ(m.result("g").sites[0].table.losses[0].kind, LossKind::Overwrite);
  EXPECT_FALSE(m.base("f").gave_up || m.base("g").gave_up);
}

// ---------------------------------------------------------------- losses

struct LossCase { const char *name, *text; LossKind kind; unsigned line; };
void PrintTo(const LossCase &one, std::ostream *out) { *out << one.name; }
class Losses : public testing::TestWithParam<LossCase> {};

TEST_P(Losses, AreOfThatKindInThatLine) {
  Miniature m(std::string("struct box { long n; handle *h; };\n") + GetParam().text);
  std::vector<Loss> all;
  for (const SiteOutcome &site : m.result("f").sites) all.insert(all.end(), site.table.losses.begin(), site.table.losses.end());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, GetParam().kind);
  EXPECT_EQ(all[0].place.line, GetParam().line);
  EXPECT_EQ(all[0].function, "f");
}

INSTANTIATE_TEST_SUITE_P(
    Each, Losses,
    testing::Values(LossCase{"Overwrite", "void f(void) { handle *h = get();\n h = get();\n put(h); }\n", LossKind::Overwrite, 3},
                    LossCase{"Discard", "void f(void) {\n get();\n unknown(); }\n", LossKind::Discard, 3},
                    LossCase{"FreedHolder", "void f(void) { struct box *b = malloc(sizeof *b); if (!b) return;\n b->h = get();\n free(b);\n unknown(); }\n",
                             LossKind::Free, 4}),
    [](const auto &info) { return info.param.name; });

TEST(Losses, EveryLeavingPathIsOne) {
  Miniature m("int f(int a) { handle *h = get();\n if (a == 1)\n return -1;\n if (a == 2)\n return -2;\n put(h);\n return 0; }\n");
  const Table &table = m.result("f").sites.at(0).table;
  std::vector<unsigned> lines;
  for (const Loss &loss : table.losses) lines.push_back(loss.place.line);
  std::sort(lines.begin(), lines.end());
  EXPECT_EQ(lines, (std::vector<unsigned>{3, 5}));
}

TEST(Losses, TheEndOfTheProcessIsNone) {
  Miniature m("void f(int a) { handle *h = get(); if (a) exit(1); put(h); }\n");
  EXPECT_TRUE(m.result("f").sites.at(0).table.losses.empty());
}

TEST(Losses, ANullHandleIsNone) {
  Miniature m("int f(void) { handle *h = get(); if (!h) return -1; put(h); return 0; }\n"
              "int g(void) { handle *h; if (get_into(&h) != 0) return -1; put(h); return 0; }\n");
  EXPECT_TRUE(m.result("f").sites.at(0).table.losses.empty());
  EXPECT_TRUE(m.result("g").sites.at(0).table.losses.empty());
}

TEST(Misuses, UseAfterRelease) {
  Miniature m("void f(void) { handle *h = get(); put(h);\n look(h); }\n");
  const Table &table = m.result("f").sites.at(0).table;
  ASSERT_EQ(table.misuses.size(), 1u);
  EXPECT_EQ(table.misuses[0].rule, Rule::UseAfterRelease);
  EXPECT_EQ(table.misuses[0].place.line, 2u);
  EXPECT_EQ(table.misuses[0].callee, "look");
}

}  // namespace
}  // namespace connleak
