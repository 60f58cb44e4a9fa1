// SPDX-License-Identifier: Apache-2.0
// Sources as units: symbols, places, what the source says about calls, jumps, attributes; and that every unit of the
// cases survives being written down.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "checker/program/unit.h"
#include "tests/analysis/miniature.h"

namespace connleak {
namespace {

const UnitSymbol *symbolOf(const Unit &unit, const std::string &name) {
  auto at = std::find_if(unit.symbols.begin(), unit.symbols.end(), [&](const UnitSymbol &s) { return s.qualified == name; });
  return at == unit.symbols.end() ? nullptr : &*at;
}

const Function *functionOf(const Unit &unit, const std::string &name) {
  for (const Function &function : unit.functions)
    if (unit.symbols[function.symbol].qualified == name) return &function;
  ADD_FAILURE() << "no body of " << name;
  return nullptr;
}

// The instructions that call `callee` in `function`.
std::vector<const Instruction *> callsOf(const Unit &unit, const Function &function, const std::string &callee) {
  std::vector<const Instruction *> calls;
  for (const Instruction &i : function.instructions)
    if (i.opcode == Opcode::Call && i.operands[0].kind == Operand::Kind::Symbol && unit.symbols[i.operands[0].index].qualified == callee)
      calls.push_back(&i);
  return calls;
}

Unit miniatureUnit(const std::string &text) { return unitFrom(kMiniatureHeader + text); }

TEST(UnitSymbols, InC) {
  Unit unit = miniatureUnit("static int own(void) { return 1; }\n__attribute__((weak)) int soft(void) { return 1; }\n"
                            "int real(const char *a, char *b, const void *c) { return own() + unknown(); }\nint other(const char *, char *, const void *) __attribute__((alias(\"real\")));\n"
                            "void end(void) { exit(1); }\n");
  EXPECT_EQ(unit.language, "c");
  ASSERT_TRUE(symbolOf(unit, "own") && symbolOf(unit, "soft") && symbolOf(unit, "real") && symbolOf(unit, "unknown") && symbolOf(unit, "other"));
  EXPECT_TRUE(symbolOf(unit, "own")->is_internal);
  EXPECT_TRUE(symbolOf(unit, "soft")->is_weak);
  EXPECT_FALSE(symbolOf(unit, "real")->is_weak || symbolOf(unit, "real")->is_internal);
  EXPECT_TRUE(symbolOf(unit, "real")->is_defined && symbolOf(unit, "real")->is_function);
  EXPECT_EQ(symbolOf(unit, "real")->declared_parameters, 3u);
  EXPECT_EQ(symbolOf(unit, "real")->const_pointees, 0b101u);
  EXPECT_FALSE(symbolOf(unit, "unknown")->is_defined);
  EXPECT_EQ(unit.symbols[symbolOf(unit, "other")->alias_of].name, "real");
  EXPECT_TRUE(symbolOf(unit, "exit")->is_noreturn);
}

TEST(UnitSymbols, InCxx) {
  Unit unit = unitFrom("namespace app { struct Pool { int take(const char *a) { return 1; } Pool() noexcept; }; Pool::Pool() noexcept {} }\n"
                       "int f() { app::Pool p; return p.take(\"\"); }\ntemplate <typename T> T never(T a) { return a; }\n", "unit.cpp");
  EXPECT_EQ(unit.language, "c++");
  const UnitSymbol *take = symbolOf(unit, "app::Pool::take");
  ASSERT_TRUE(take);
  EXPECT_EQ(take->name, "_ZN3app4Pool4takeEPKc");
  EXPECT_TRUE(take->is_mergeable);
  EXPECT_EQ(take->declared_parameters, 2u);    // with the object
  EXPECT_EQ(take->const_pointees, 0b10u);
  EXPECT_TRUE(std::any_of(unit.functions.begin(), unit.functions.end(), [](const Function &f) { return f.is_constructor; }));
  EXPECT_TRUE(symbolOf(unit, "app::Pool::Pool")->is_nothrow);
}

TEST(UnitSymbols, WhatIsThrownAndCaught) {
  Unit unit = unitFrom("struct Base {}; struct Hidden {}; struct Error : Base, private Hidden {};\nvoid may(); void never() noexcept;\n"
                       "int f(bool bad) { try { may(); never(); if (bad) throw Error(); } catch (const Base &) { throw; } catch (char *) {} return 0; }\n", "unit.cpp");
  std::map<std::string, std::vector<std::string>> bases;
  for (const ExceptionType &type : unit.exception_types) bases[type.name] = type.bases;
  EXPECT_EQ(bases["_ZTI5Error"], std::vector<std::string>{"_ZTI4Base"});   // a private base is none
  EXPECT_TRUE(bases.contains("_ZTI4Base"));
  EXPECT_EQ(bases["_ZTIPc"], (std::vector<std::string>{"_ZTIPKc", "_ZTIPKv", "_ZTIPv"}));
  EXPECT_TRUE(symbolOf(unit, "Error") && symbolOf(unit, "Error")->name == "_ZTI5Error");
  const Function &f = *functionOf(unit, "f");
  EXPECT_TRUE(callsOf(unit, f, "may").front()->may_throw);
  EXPECT_FALSE(callsOf(unit, f, "never").front()->may_throw);
  auto count = [&](Opcode opcode) { return std::count_if(f.instructions.begin(), f.instructions.end(), [&](const Instruction &i) { return i.opcode == opcode; }); };
  EXPECT_EQ(count(Opcode::Throw), 2);   // and the one that goes on
  EXPECT_EQ(count(Opcode::Catch), 2);
  EXPECT_GE(count(Opcode::LandingPad), 1);
}

TEST(UnitFacts, HolderExpressionAndArguments) {
  Unit unit = miniatureUnit("struct box { handle *h; };\nvoid f(struct box *b, handle **out) {\n  handle *h = get();\n  b->h = get();\n  get();\n"
                            "  if (get_into(&h) != 0)\n    look( h );\n}\n");
  const Function &f = *functionOf(unit, "f");
  auto factOf = [&](const Instruction *i) { EXPECT_NE(i->fact, kNone); return f.facts.at(i->fact); };
  std::vector<const Instruction *> gets = callsOf(unit, f, "get");
  ASSERT_EQ(gets.size(), 3u);
  EXPECT_EQ(factOf(gets[0]).holder, "h");
  EXPECT_EQ(factOf(gets[1]).holder, "b->h");
  EXPECT_EQ(factOf(gets[2]).holder, "");
  EXPECT_FALSE(factOf(gets[0]).discarded);
  EXPECT_TRUE(factOf(gets[2]).discarded);
  EXPECT_EQ(factOf(gets[0]).expression, "get()");
  EXPECT_EQ(unit.places[gets[1]->place].line, 4u);
  EXPECT_EQ(unit.places[gets[1]->place].column, 10u);
  EXPECT_EQ(factOf(callsOf(unit, f, "get_into").at(0)).arguments, std::vector<std::string>{"h"});
  EXPECT_EQ(factOf(callsOf(unit, f, "look").at(0)).arguments, std::vector<std::string>{"h"});
  auto branch = std::find_if(f.instructions.begin(), f.instructions.end(), [](const Instruction &i) { return i.opcode == Opcode::Branch; });
  ASSERT_NE(branch, f.instructions.end());
  EXPECT_EQ(factOf(&*branch).expression, "get_into(&h) != 0");
}

TEST(UnitFacts, JumpsKnowTheirStatement) {
  Unit unit = miniatureUnit("int f(int n) {\n  for (int i = 0; i < n; ++i) {\n    if (i == 3)\n      break;\n    if (i == 4)\n      continue;\n"
                            "    if (i == 5)\n      goto out;\n    if (i == 6)\n      return 1;\n  }\nout:\n  return 0;\n}\n");
  std::map<JumpKind, std::vector<unsigned>> lines;
  for (const Instruction &i : functionOf(unit, "f")->instructions)
    if (i.jump != JumpKind::None) {
      std::vector<unsigned> &of_kind = lines[i.jump];
      unsigned line = unit.places[i.place].line;
      if (std::find(of_kind.begin(), of_kind.end(), line) == of_kind.end()) of_kind.push_back(line);
    }
  EXPECT_EQ(lines[JumpKind::Break], std::vector<unsigned>{4});
  EXPECT_EQ(lines[JumpKind::Continue], std::vector<unsigned>{6});
  EXPECT_EQ(lines[JumpKind::Goto], std::vector<unsigned>{8});
  EXPECT_EQ(lines[JumpKind::Return], (std::vector<unsigned>{10, 13}));
}

TEST(UnitFacts, MacrosAreAtTheirExpansionAndKnowTheirSpelling) {
  Unit unit = miniatureUnit("#define OPEN() \\\n  get()\nvoid f(void) {\n  handle *h = OPEN();\n}\n");
  const Function &f = *functionOf(unit, "f");
  const Instruction *get = callsOf(unit, f, "get").at(0);
  EXPECT_EQ(unit.places[get->place].line, 4u);
  EXPECT_EQ(unit.places[f.facts.at(get->fact).spelling].line, 2u);
}

TEST(UnitFunctions, ParametersVariablesAndPlaces) {
  Unit unit = miniatureUnit("int f(handle *conn, int n)\n{\n  int local = n;\n  return local;\n}\n");
  const Function &f = *functionOf(unit, "f");
  EXPECT_EQ(f.parameter_count, 2u);
  EXPECT_EQ(f.pointer_parameters, (std::vector<bool>{true, false}));
  EXPECT_EQ(f.parameter_names, (std::vector<std::string>{"conn", "n"}));
  EXPECT_EQ(unit.places[f.place].line, 1u);
  EXPECT_EQ(unit.places[f.end_place].line, 5u);
  EXPECT_FALSE(f.is_constructor || f.in_system_header);
  EXPECT_TRUE(std::any_of(f.variables.begin(), f.variables.end(), [](const auto &variable) { return variable.second == "local"; }));
}

TEST(UnitFunctions, AggregatesAreTakenApart) {
  Unit unit = miniatureUnit("struct two { void *p; long n; };\nstruct two make(void);\nlong f(void) { struct two t = make(); return t.n; }\n");
  const Instruction *make = callsOf(unit, *functionOf(unit, "f"), "make").at(0);
  EXPECT_EQ(make->result_count, 2u);
}

TEST(UnitVariables, ConstantTablesHaveCells) {
  Unit unit = miniatureUnit("static void end(handle *h) { put(h); }\nstruct ops { int n; void (*end)(handle *); };\n"
                            "static const struct ops table = { 7, end };\nint counter = 3;\nvoid f(handle *h) { table.end(h); counter++; }\n");
  auto variable = [&](const std::string &name) -> const Variable * {
    for (const Variable &v : unit.variables)
      if (unit.symbols[v.symbol].name == name) return &v;
    return nullptr;
  };
  ASSERT_TRUE(variable("table"));
  EXPECT_TRUE(variable("table")->is_constant);
  ASSERT_EQ(variable("table")->cells.size(), 2u);
  EXPECT_EQ(variable("table")->cells[0].value.number, 7);
  EXPECT_EQ(variable("table")->cells[1].offset, 8);
  EXPECT_EQ(unit.symbols[variable("table")->cells[1].value.index].name, "end");
  ASSERT_TRUE(variable("counter"));
  EXPECT_FALSE(variable("counter")->is_constant);
}

TEST(UnitAttributes, OwnershipOfEveryKind) {
  Unit unit = miniatureUnit("__attribute__((ownership_returns(malloc))) void *make(void);\n__attribute__((ownership_takes(malloc, 1))) void take(void *);\n"
                            "__attribute__((ownership_holds(malloc, 2))) void hold(int, void *);\n"
                            "__attribute__((acquire_handle(\"db\"))) int open_db(void);\nvoid close_db(int h __attribute__((release_handle(\"db\"))));\n"
                            "int fill_db(int *h __attribute__((acquire_handle(\"db\"))));\n"
                            "void f(void) { int h; take(make()); hold(1, make()); close_db(open_db()); fill_db(&h); }\n");
  auto fact = [&](const std::string &name) {
    const UnitSymbol *symbol = symbolOf(unit, name);
    EXPECT_TRUE(symbol && symbol->ownership.size() == 1) << name;
    return symbol && symbol->ownership.size() == 1 ? symbol->ownership[0] : OwnershipFact{};
  };
  using Kind = OwnershipFact::Kind;
  EXPECT_EQ(fact("make").kind, Kind::Acquire);
  EXPECT_TRUE(fact("make").of_return);
  EXPECT_EQ(fact("take").kind, Kind::Release);
  EXPECT_EQ(fact("take").argument, 0u);
  EXPECT_EQ(fact("hold").kind, Kind::Transfer);
  EXPECT_EQ(fact("hold").argument, 1u);
  EXPECT_EQ(fact("open_db").kind, Kind::Acquire);
  EXPECT_EQ(fact("open_db").family, "db");
  EXPECT_EQ(fact("close_db").kind, Kind::Release);
  EXPECT_EQ(fact("close_db").family, "db");
  EXPECT_FALSE(fact("close_db").of_return);
  EXPECT_EQ(fact("fill_db").kind, Kind::Acquire);
  EXPECT_TRUE(fact("fill_db").of_pointee);
}

TEST(Lowering, OnlyWantedBodiesAndWhatTheyCall) {
  std::filesystem::path folder = testing::TempDir();
  std::string file = folder / ("lowering_test_" + std::to_string(getpid()) + ".c");
  std::ofstream(file) << "static int helper(void) { return 1; }\nint wanted(void) { return helper(); }\nint other(void) { return 2; }\n";
  ParsedUnit parsed = ParsedUnit::parse({"clang", "-fsyntax-only", file}, folder);
  ASSERT_TRUE(parsed.ok()) << parsed.error;
  Unit unit = parsed.lower([](const Outline::Name &name) { return name.name == "wanted" || name.name == "helper"; });
  EXPECT_EQ(unit.functions.size(), 2u);
  EXPECT_TRUE(parsed.lower([](const Outline::Name &) { return false; }).functions.empty());
  std::filesystem::remove(file);
}

TEST(Lowering, AUnitWithErrorsSaysTheFirstAndItsPlace) {
  std::filesystem::path folder = testing::TempDir();
  std::string file = folder / ("lowering_error_" + std::to_string(getpid()) + ".c");
  std::ofstream(file) << "int f(void) {\n  return missing;\n}\nint g(void) { return also_missing; }\n";
  ParsedUnit parsed = ParsedUnit::parse({"clang", "-fsyntax-only", file}, folder);
  EXPECT_FALSE(parsed.ok());
  EXPECT_NE(parsed.error.find("'missing'"), std::string::npos) << parsed.error;
  EXPECT_EQ(parsed.error_place.line, 2u);
  EXPECT_EQ(parsed.error_place.column, 10u);
  std::filesystem::remove(file);
  EXPECT_FALSE(ParsedUnit::parse({"clang", "-fsyntax-only", file}, folder).ok());
  EXPECT_NE(ParsedUnit::parse({"clang", file}, "/no/such/folder").error.find("'/no/such/folder'"), std::string::npos);
}

// What the lowering makes, the archive takes: its checks refuse nothing that is real.
TEST(Lowering, UnitsOfTheCasesSurviveBeingWritten) {
  unsigned units = 0;
  for (const auto &entry : std::filesystem::recursive_directory_iterator(CONNLEAK_TESTDATA)) {
    std::string extension = entry.path().extension();
    if (extension != ".c" && extension != ".cpp") continue;
    ParsedUnit parsed = ParsedUnit::parse({"clang", "-w", "-fsyntax-only", CONNLEAK_LIBPQ_FLAG, entry.path()}, entry.path().parent_path());
    if (!parsed.ok()) continue;   // some need flags of their own, some are wrong on purpose
    std::string bytes = serialise(parsed.lower(nullptr));
    Unit again;
    ASSERT_TRUE(deserialise(bytes, again)) << entry.path();
    ASSERT_EQ(serialise(again), bytes) << entry.path();
    ++units;
  }
  EXPECT_GT(units, 50u);
}

}  // namespace
}  // namespace connleak
