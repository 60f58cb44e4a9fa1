// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/parameter_values.h"

#include <gtest/gtest.h>

#include "tests/analysis/miniature.h"

namespace connleak {
namespace {

// What parameter 0 of `name` may be.
Range given(const Program &program, const std::string &name) {
  ParameterValues values(program);
  for (FunctionRef ref : program.functions())
    if (program.displayName(program.globalOf(ref)) == name) return values.of(ref, 0);
  ADD_FAILURE() << name;
  return Range::any();
}
Range given(const std::string &text, const std::string &name) { return given(Miniature(text).program(), name); }

TEST(ParameterValues, TheNumbersOfAllCalls) {
  Range range = given("static int f(int n) { return n; }\nint a(void) { return f(3); }\nint b(void) { return f(9) + f(11); }\n", "f");
  for (int64_t passed : {3, 9, 11}) EXPECT_TRUE(range.contains(passed)) << passed;
  for (int64_t other : {2, 4, 8, 10, 12}) EXPECT_FALSE(range.contains(other)) << other;
}

TEST(ParameterValues, OneThatIsNotKnownIsAny) {
  EXPECT_TRUE(given("static int f(int n) { return n; }\nint a(int n) { return f(3) + f(n); }\n", "f").isAny());
  EXPECT_TRUE(given("static int f(int n) { return n; }\nint a(int n) { return f(3) + f(n + 1); }\n", "f").isAny());
}

TEST(ParameterValues, ThroughVariablesThatNobodyElseChanges) {
  EXPECT_EQ(given("static int f(int n) { return n; }\nint a(int quiet) { int n = quiet ? 4 : 5; return f(n); }\n", "f"), Range::between(4, 5));
  EXPECT_EQ(given("static int f(int n) { return n; }\nint a(int quiet) { int n = 4; if (quiet) n = 5; return f(n); }\n", "f"), Range::between(4, 5));
  EXPECT_TRUE(given("void set(int *);\nstatic int f(int n) { return n; }\nint a(void) { int n = 4; set(&n); return f(n); }\n", "f").isAny());
  EXPECT_TRUE(given("static int f(int n) { return n; }\nint a(void) { int n = 4; n += 1; return f(n); }\n", "f").isAny());
}

TEST(ParameterValues, ThroughFunctionsThatHandThemOn) {
  EXPECT_EQ(given("static int g(int n);\nstatic int f(int n) { return n ? g(n) : n; }\nstatic int g(int n) { return f(n); }\n"
                  "int a(void) { return f(7); }\n", "g"), Range::between(7, 7));
  EXPECT_TRUE(given("static int f(int n) { return n; }\nint a(int n) { return f(n); }\nint main(void) { return a(1); }\n", "f").isAny());
}

TEST(ParameterValues, WhoseAddressIsTakenMayBeGivenAnything) {
  EXPECT_TRUE(given("static int f(int n) { return n; }\nint (*table)(int) = f;\nint a(void) { return f(3); }\n", "f").isAny());
}

TEST(ParameterValues, OthersMayCallWhatIsNotStatic) {
  std::string text = "int f(int n) { return n; }\nint a(void) { return f(3); }\n";
  std::string with_main = text + "int main(void) { return a(); }\n";
  EXPECT_TRUE(given(with_main, "f").isAny());
  for (bool is_called : {false, true}) {
    Miniature m(with_main);
    m.program().noteCalledElsewhere(is_called ? std::set<std::string, std::less<>>{"f"} : std::set<std::string, std::less<>>());
    EXPECT_EQ(given(m.program(), "f").isAny(), is_called);
  }
  Miniature library(text);
  library.program().noteCalledElsewhere({});
  EXPECT_TRUE(given(library.program(), "f").isAny());
}

TEST(ParameterValues, TooManyAreAny) {
  std::string text = "static int f(int n) { return n; }\nint a(void) { return 0";
  for (int n = 0; n < 9; ++n) text += " + f(" + std::to_string(2 * n) + ")";
  EXPECT_TRUE(given(text + "; }\n", "f").isAny());
}

}  // namespace
}  // namespace connleak
