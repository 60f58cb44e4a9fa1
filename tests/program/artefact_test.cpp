// SPDX-License-Identifier: Apache-2.0
// An artefact survives being written down; bytes that are none are refused; and of its unit only what is wanted is left,
// with all that this names.
#include "checker/program/artefact.h"

#include <gtest/gtest.h>

#include <functional>

namespace connleak {
namespace {

UnitSymbol symbolNamed(const std::string &name, bool is_function = true) {
  UnitSymbol symbol;
  symbol.name = symbol.qualified = name;
  symbol.is_function = is_function;
  return symbol;
}

// Calls each of the symbols in turn.
Function functionCalling(uint32_t symbol, const std::vector<uint32_t> &callees) {
  Function function;
  function.symbol = symbol;
  for (uint32_t callee : callees) {
    Instruction call;
    call.opcode = Opcode::Call;
    call.operands = {Operand::symbol(callee, 0)};
    function.instructions.push_back(call);
  }
  Instruction end;
  end.opcode = Opcode::Return;
  function.instructions.push_back(end);
  function.blocks = {{0, static_cast<uint32_t>(function.instructions.size())}};
  return function;
}

// unused() calls lonely(); user() calls helper(), which reads `table`, which holds handler(); `alias` is user's other name.
Artefact example() {
  Artefact artefact;
  for (const char *name : {"unused", "lonely", "user", "helper", "table", "handler", "alias"})
    artefact.unit.symbols.push_back(symbolNamed(name, std::string(name) != "table"));
  artefact.unit.symbols[6].alias_of = 2;
  artefact.unit.functions = {functionCalling(0, {1}), functionCalling(2, {3}), functionCalling(3, {4}), functionCalling(5, {})};
  Variable table;
  table.symbol = 4;
  table.is_constant = true;
  table.cells = {{0, Operand::symbol(5, 0)}, {8, Operand::integer(7)}};
  artefact.unit.variables = {table};
  for (const char *name : {"unused", "user"}) {
    Outline::Name outlined;
    outlined.name = name;
    outlined.is_function = outlined.is_internal = outlined.is_weak = outlined.is_marked = outlined.in_system_header = outlined.is_only_read = true;
    artefact.outline.names.push_back(outlined);
  }
  artefact.outline.bodies = {{0, {}}, {1, {0, 1}}};
  artefact.outline.templates = {{"left", {"PQexec"}}};
  artefact.outline.instantiated = {"used"};
  artefact.name_of_symbol = {0, kNone, 1, kNone, kNone, kNone, kNone};
  return artefact;
}

TEST(Artefact, EveryFieldOfTheOutlineSurvives) {
  Outline out;
  ASSERT_TRUE(deserialise(serialise(example().outline), out));
  ASSERT_EQ(out.names.size(), 2u);
  const Outline::Name &name = out.names[1];
  EXPECT_EQ(name.name, "user");
  EXPECT_TRUE(name.is_function && name.is_internal && name.is_weak && name.is_marked && name.in_system_header && name.is_only_read);
  ASSERT_EQ(out.bodies.size(), 2u);
  EXPECT_EQ(out.bodies[1].name, 1u);
  EXPECT_EQ(out.bodies[1].refers_to, (std::vector<uint32_t>{0, 1}));
  ASSERT_EQ(out.templates.size(), 1u);
  EXPECT_EQ(out.templates[0].name, "left");
  EXPECT_EQ(out.templates[0].refers_to, std::vector<std::string>{"PQexec"});
  EXPECT_EQ(out.instantiated, std::vector<std::string>{"used"});
}

TEST(Artefact, SurvivesAsAWhole) {
  Artefact out;
  ASSERT_TRUE(deserialise(serialise(example()), out));
  EXPECT_EQ(serialise(out), serialise(example()));
  EXPECT_EQ(out.name_of_symbol, example().name_of_symbol);
}

TEST(Artefact, CutOffAnywhere) {
  std::string bytes = serialise(example());
  for (size_t length = 0; length < bytes.size(); ++length) {
    Artefact out;
    EXPECT_FALSE(deserialise(std::string_view(bytes).substr(0, length), out)) << length;
  }
}

TEST(Artefact, AnyByteChangedIsRefusedOrStillSound) {
  std::string whole = serialise(example());
  for (size_t at = 0; at < whole.size(); ++at)
    for (int change : {1, 0x7f, 0x80}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ change);
      Artefact out;
      if (deserialise(bytes, out)) sliceOf(out, std::vector<bool>(out.outline.names.size(), true));
    }
}

TEST(Artefact, NumbersOutOfRangeAreRefused) {
  auto refused = [](const std::function<void(Artefact &)> &spoil) {
    Artefact artefact = example(), out;
    spoil(artefact);
    return !deserialise(serialise(artefact), out);
  };
  EXPECT_TRUE(refused([](Artefact &a) { a.outline.bodies[0].name = 2; }));
  EXPECT_TRUE(refused([](Artefact &a) { a.outline.bodies[1].refers_to = {2}; }));
  EXPECT_TRUE(refused([](Artefact &a) { a.name_of_symbol[0] = 2; }));
  EXPECT_TRUE(refused([](Artefact &a) { a.name_of_symbol.pop_back(); }));
  EXPECT_TRUE(refused([](Artefact &a) { a.unit.symbols[0].alias_of = 7; }));
}

std::vector<std::string> namesOf(const Unit &unit) {
  std::vector<std::string> names;
  for (const UnitSymbol &symbol : unit.symbols) names.push_back(symbol.name);
  return names;
}

TEST(Slice, KeepsWhatIsWantedAndAllItNames) {
  Unit unit = sliceOf(example(), {false, true});
  EXPECT_EQ(namesOf(unit), (std::vector<std::string>{"user", "helper", "table", "handler", "alias"}));
  ASSERT_EQ(unit.functions.size(), 3u);
  EXPECT_EQ(unit.symbols[unit.functions[0].symbol].name, "user");
  EXPECT_EQ(unit.symbols[unit.functions[0].instructions[0].operands[0].index].name, "helper");
  EXPECT_EQ(unit.symbols[unit.functions[1].instructions[0].operands[0].index].name, "table");
  ASSERT_EQ(unit.variables.size(), 1u);
  EXPECT_EQ(unit.symbols[unit.variables[0].symbol].name, "table");
  EXPECT_EQ(unit.symbols[unit.variables[0].cells[0].value.index].name, "handler");
  EXPECT_EQ(unit.variables[0].cells[1].value.number, 7);
  EXPECT_EQ(unit.symbols[unit.symbols[4].alias_of].name, "user");
}

TEST(Slice, NothingWantedIsNothingKept) {
  Unit unit = sliceOf(example(), {false, false});
  EXPECT_TRUE(unit.symbols.empty() && unit.functions.empty() && unit.variables.empty());
}

}  // namespace
}  // namespace connleak
