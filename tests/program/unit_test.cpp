// SPDX-License-Identifier: Apache-2.0
// A unit survives being written down, field by field; bytes that are no unit of this version are refused.
#include "checker/program/unit.h"

#include <gtest/gtest.h>

#include <functional>

namespace connleak {
namespace {

// No member has the value it has by default.
Unit fullUnit() {
  Unit unit;
  unit.main_file = "/src/a.c";
  unit.output = "a.o";
  unit.directory = "/build";
  unit.language = "c";
  unit.files = {"/src/a.c", "/src/a.h"};
  unit.places = {{}, {0, 3, 7}, {1, 200, 1}};
  OwnershipFact fact;
  fact.kind = OwnershipFact::Kind::Release;
  fact.of_return = true;
  fact.of_pointee = true;
  fact.argument = 2;
  fact.family = "connection";
  fact.success = OwnershipFact::Success::NotZero;
  UnitSymbol symbol{"_Zf", "app::f", true, true, true, true, true, true, true, true, 0, 3, 5, {fact}};
  UnitSymbol variable;
  variable.name = variable.qualified = "v";
  unit.symbols = {symbol, variable};
  unit.variables = {{1, true, true, {{8, Operand::symbol(0, 4)}, {16, Operand::integer(-9)}}}};
  Instruction i;
  i.opcode = Opcode::Branch;
  i.relation = Relation::UnsignedLess;
  i.arithmetic = Arithmetic::Xor;
  i.conversion = Conversion::Truncate;
  i.jump = JumpKind::Break;
  i.width = 32;
  i.from_width = 64;
  i.is_pointer = i.is_volatile = i.is_step = true;
  i.place = 1;
  i.result = 2;
  i.result_count = 2;
  i.fact = 0;
  i.jump_end = 2;
  i.operands = {Operand::value(3)};
  i.targets = {0, 0};
  Function function;
  function.symbol = 0;
  function.parameter_count = 2;
  function.value_count = 4;
  function.place = 1;
  function.end_place = 2;
  function.is_constructor = true;
  function.in_system_header = true;
  function.pointer_parameters = {true, false};
  function.parameter_names = {"conn", "n"};
  function.instructions = {i};
  function.blocks = {{0, 1}};
  function.facts = {{"res", "PQexec(c)", 2, "QUERY", true, {"c", "\"q\""}}};
  function.variables = {{3, "local"}};
  unit.functions = {function};
  unit.members = {{"conn_", "app::Session", "app::Session::Session", true, 1, true, true, {"f"}, {"g"}, {2}, {{"PQstatus", 3}}}};
  unit.constants = {{"ERROR", 20}};
  return unit;
}

bool reads(const std::string &bytes) {
  Unit unit;
  return deserialise(bytes, unit);
}

TEST(Unit, EveryFieldSurvives) {
  Unit out;
  ASSERT_TRUE(deserialise(serialise(fullUnit()), out));
  EXPECT_EQ(out.main_file, "/src/a.c");
  EXPECT_EQ(out.output, "a.o");
  EXPECT_EQ(out.directory, "/build");
  EXPECT_EQ(out.language, "c");
  EXPECT_EQ(out.files, fullUnit().files);
  ASSERT_EQ(out.places.size(), 3u);
  EXPECT_EQ(out.places[2].file, 1u);
  EXPECT_EQ(out.places[2].line, 200u);
  EXPECT_EQ(out.places[1].column, 7u);
  EXPECT_EQ(out.constants, fullUnit().constants);

  ASSERT_EQ(out.symbols.size(), 2u);
  const UnitSymbol &symbol = out.symbols[0];
  EXPECT_EQ(symbol.name, "_Zf");
  EXPECT_EQ(symbol.qualified, "app::f");
  EXPECT_TRUE(symbol.is_function && symbol.is_internal && symbol.is_defined && symbol.is_noreturn && symbol.is_nothrow);
  EXPECT_TRUE(symbol.in_system_header && symbol.is_mergeable && symbol.is_weak);
  EXPECT_EQ(symbol.alias_of, 0u);
  EXPECT_EQ(symbol.declared_parameters, 3u);
  EXPECT_EQ(symbol.const_pointees, 5u);
  ASSERT_EQ(symbol.ownership.size(), 1u);
  EXPECT_EQ(symbol.ownership[0].kind, OwnershipFact::Kind::Release);
  EXPECT_TRUE(symbol.ownership[0].of_return && symbol.ownership[0].of_pointee);
  EXPECT_EQ(symbol.ownership[0].argument, 2u);
  EXPECT_EQ(symbol.ownership[0].family, "connection");
  EXPECT_EQ(symbol.ownership[0].success, OwnershipFact::Success::NotZero);
  EXPECT_FALSE(out.symbols[1].is_function);
  EXPECT_EQ(out.symbols[1].alias_of, kNone);

  ASSERT_EQ(out.variables.size(), 1u);
  EXPECT_EQ(out.variables[0].symbol, 1u);
  EXPECT_TRUE(out.variables[0].is_constant && out.variables[0].is_zero);
  ASSERT_EQ(out.variables[0].cells.size(), 2u);
  EXPECT_EQ(out.variables[0].cells[0].offset, 8);
  EXPECT_EQ(out.variables[0].cells[0].value.kind, Operand::Kind::Symbol);
  EXPECT_EQ(out.variables[0].cells[0].value.number, 4);
  EXPECT_EQ(out.variables[0].cells[1].value.number, -9);
}

TEST(Unit, EveryFieldOfAFunctionSurvives) {
  Unit out;
  ASSERT_TRUE(deserialise(serialise(fullUnit()), out));
  ASSERT_EQ(out.functions.size(), 1u);
  const Function &function = out.functions[0];
  EXPECT_EQ(function.parameter_count, 2u);
  EXPECT_EQ(function.value_count, 4u);
  EXPECT_EQ(function.place, 1u);
  EXPECT_EQ(function.end_place, 2u);
  EXPECT_TRUE(function.is_constructor && function.in_system_header);
  EXPECT_EQ(function.pointer_parameters, (std::vector<bool>{true, false}));
  EXPECT_EQ(function.parameter_names, (std::vector<std::string>{"conn", "n"}));
  ASSERT_EQ(function.blocks.size(), 1u);
  EXPECT_EQ(function.blocks[0].count, 1u);
  ASSERT_EQ(function.facts.size(), 1u);
  EXPECT_EQ(function.facts[0].holder, "res");
  EXPECT_EQ(function.facts[0].expression, "PQexec(c)");
  EXPECT_EQ(function.facts[0].spelling, 2u);
  EXPECT_EQ(function.facts[0].macro, "QUERY");
  EXPECT_TRUE(function.facts[0].discarded);
  EXPECT_EQ(function.facts[0].arguments, (std::vector<std::string>{"c", "\"q\""}));
  EXPECT_EQ(function.variables, (std::vector<std::pair<uint32_t, std::string>>{{3, "local"}}));

  ASSERT_EQ(out.members.size(), 1u);
  const MemberFact &member = out.members[0];
  EXPECT_EQ(member.name + member.of_class + member.constructor, "conn_app::Sessionapp::Session::Session");
  EXPECT_TRUE(member.has_destructor && member.is_made && member.is_open);
  EXPECT_EQ(member.destructor_place, 1u);
  EXPECT_EQ(member.methods, (std::vector<std::string>{"f"}));
  EXPECT_EQ(member.methods_elsewhere, (std::vector<std::string>{"g"}));
  EXPECT_EQ(member.filled_at, (std::vector<uint32_t>{2}));
  ASSERT_EQ(member.passed_to.size(), 1u);
  EXPECT_EQ(member.passed_to[0].function, "PQstatus");
  EXPECT_EQ(member.passed_to[0].argument, 3u);

  ASSERT_EQ(function.instructions.size(), 1u);
  const Instruction &i = function.instructions[0];
  EXPECT_EQ(i.opcode, Opcode::Branch);
  EXPECT_EQ(i.relation, Relation::UnsignedLess);
  EXPECT_EQ(i.arithmetic, Arithmetic::Xor);
  EXPECT_EQ(i.conversion, Conversion::Truncate);
  EXPECT_EQ(i.jump, JumpKind::Break);
  EXPECT_EQ(i.width, 32);
  EXPECT_EQ(i.from_width, 64);
  EXPECT_TRUE(i.is_pointer && i.is_volatile && i.is_step);
  EXPECT_EQ(i.place, 1u);
  EXPECT_EQ(i.result, 2u);
  EXPECT_EQ(i.result_count, 2u);
  EXPECT_EQ(i.fact, 0u);
  EXPECT_EQ(i.jump_end, 2u);
  ASSERT_EQ(i.operands.size(), 1u);
  EXPECT_EQ(i.operands[0].kind, Operand::Kind::Value);
  EXPECT_EQ(i.operands[0].index, 3u);
  EXPECT_EQ(i.targets, (std::vector<uint32_t>{0, 0}));
}

TEST(Unit, WritingIsDeterministic) { EXPECT_EQ(serialise(fullUnit()), serialise(fullUnit())); }

// ---------------------------------------------------------------- refusal

TEST(Unit, OtherVersionsAreRefused) {
  std::string bytes = serialise(fullUnit());
  size_t version_at = 1 + std::string_view("connleak unit").size();
  ASSERT_EQ(static_cast<uint8_t>(bytes[version_at]), kUnitVersion);
  for (uint8_t version : {uint8_t(0), uint8_t(kUnitVersion - 1), uint8_t(kUnitVersion + 1)}) {
    bytes[version_at] = static_cast<char>(version);
    EXPECT_FALSE(reads(bytes)) << int(version);
  }
}

TEST(Unit, OtherFilesAreRefused) {
  EXPECT_FALSE(reads(""));
  EXPECT_FALSE(reads("\x7f" "ELF"));
  EXPECT_FALSE(reads("connleak unit"));
  std::string bytes = serialise(fullUnit());
  bytes[1] = 'C';
  EXPECT_FALSE(reads(bytes));
}

TEST(Unit, TruncatedAndLengthenedBytesAreRefused) {
  std::string bytes = serialise(fullUnit());
  for (size_t length = 0; length < bytes.size(); ++length) EXPECT_FALSE(reads(bytes.substr(0, length))) << length;
  EXPECT_FALSE(reads(bytes + '\0'));
}

TEST(Unit, AnyBrokenByteIsRefusedOrReadsAsSomeUnit) {
  std::string bytes = serialise(fullUnit());
  unsigned refused = 0;
  for (size_t at = 0; at < bytes.size(); ++at)
    for (unsigned char value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      std::string broken = bytes;
      broken[at] = static_cast<char>(value);
      Unit unit;
      if (!deserialise(broken, unit)) { ++refused; continue; }
      EXPECT_TRUE(reads(serialise(unit)));
    }
  EXPECT_GT(refused, bytes.size());
}

// What the analysis uses as an index without looking.
class UnitIndexes : public testing::TestWithParam<std::pair<const char *, std::function<void(Unit &)>>> {};

TEST_P(UnitIndexes, OutOfRangeIsRefused) {
  Unit unit = fullUnit();
  GetParam().second(unit);
  EXPECT_FALSE(reads(serialise(unit)));
}

INSTANTIATE_TEST_SUITE_P(
    Each, UnitIndexes,
    testing::Values(
        std::pair{"PlaceFile", [](Unit &u) { u.places[1].file = 2; }}, std::pair{"NoPlaces", [](Unit &u) { u = Unit(); u.places.clear(); }},
        std::pair{"AliasOf", [](Unit &u) { u.symbols[0].alias_of = 2; }}, std::pair{"VariableSymbol", [](Unit &u) { u.variables[0].symbol = 2; }},
        std::pair{"CellSymbol", [](Unit &u) { u.variables[0].cells[0].value.index = 2; }},
        std::pair{"CellKind", [](Unit &u) { u.variables[0].cells[0].value.kind = Operand::Kind::Value; }},
        std::pair{"OwnershipKind", [](Unit &u) { u.symbols[0].ownership[0].kind = static_cast<OwnershipFact::Kind>(3); }},
        std::pair{"FunctionSymbol", [](Unit &u) { u.functions[0].symbol = 2; }},
        std::pair{"MemberPlace", [](Unit &u) { u.members[0].filled_at[0] = 3; }},
        std::pair{"DestructorPlace", [](Unit &u) { u.members[0].destructor_place = 3; }},
        std::pair{"FunctionPlace", [](Unit &u) { u.functions[0].place = 3; }},
        std::pair{"EndPlace", [](Unit &u) { u.functions[0].end_place = 3; }},
        std::pair{"ParameterCount", [](Unit &u) { u.functions[0].parameter_count = 5; }},
        std::pair{"PointerParameters", [](Unit &u) { u.functions[0].pointer_parameters.pop_back(); }},
        std::pair{"NoBlocks", [](Unit &u) { u.functions[0].blocks.clear(); u.functions[0].instructions.clear(); }},
        std::pair{"EmptyBlock", [](Unit &u) { u.functions[0].blocks[0].count = 0; }},
        std::pair{"BlockEnd", [](Unit &u) { u.functions[0].blocks[0].count = 2; }},
        std::pair{"BlockOverflow", [](Unit &u) { u.functions[0].blocks[0].first = 0xffffffff; }},
        std::pair{"VariableValue", [](Unit &u) { u.functions[0].variables[0].first = 4; }},
        std::pair{"FactSpelling", [](Unit &u) { u.functions[0].facts[0].spelling = 3; }},
        std::pair{"Place", [](Unit &u) { u.functions[0].instructions[0].place = 3; }},
        std::pair{"JumpEnd", [](Unit &u) { u.functions[0].instructions[0].jump_end = 3; }},
        std::pair{"Fact", [](Unit &u) { u.functions[0].instructions[0].fact = 1; }},
        std::pair{"Result", [](Unit &u) { u.functions[0].instructions[0].result = 3; }},
        std::pair{"OperandValue", [](Unit &u) { u.functions[0].instructions[0].operands[0].index = 4; }},
        std::pair{"OperandSymbol", [](Unit &u) { u.functions[0].instructions[0].operands[0] = Operand::symbol(2, 0); }},
        std::pair{"OperandKind", [](Unit &u) { u.functions[0].instructions[0].operands[0].kind = static_cast<Operand::Kind>(4); }},
        std::pair{"Target", [](Unit &u) { u.functions[0].instructions[0].targets[1] = 1; }},
        std::pair{"TargetCount", [](Unit &u) { u.functions[0].instructions[0].targets.pop_back(); }},
        std::pair{"OperandCount", [](Unit &u) { u.functions[0].instructions[0].operands.clear(); }},
        std::pair{"Opcode", [](Unit &u) { u.functions[0].instructions[0].opcode = static_cast<Opcode>(28); }},
        std::pair{"Relation", [](Unit &u) { u.functions[0].instructions[0].relation = static_cast<Relation>(10); }},
        std::pair{"Width", [](Unit &u) { u.functions[0].instructions[0].width = 65; }}),
    [](const auto &info) { return info.param.first; });

}  // namespace
}  // namespace connleak
