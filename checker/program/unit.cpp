// SPDX-License-Identifier: Apache-2.0
#include "checker/program/unit.h"

#include <algorithm>

#include "checker/program/archive.h"

namespace connleak {

static constexpr std::string_view kMagic = "connleak unit";

template <typename A> void describe(A &a, Operand &v) { a & v.kind & v.index & v.number; }
template <typename A> void describe(A &a, Instruction &v) {
  a & v.opcode & v.relation & v.arithmetic & v.conversion & v.jump & v.width & v.from_width & v.is_pointer & v.is_volatile & v.is_step & v.may_throw & v.is_cleanup & v.place & v.result & v.result_count &
      v.fact & v.jump_end & v.operands & v.targets;
}
template <typename A> void describe(A &a, SourceFact &v) { a & v.holder & v.expression & v.spelling & v.macro & v.discarded & v.arguments; }
template <typename A> void describe(A &a, Block &v) { a & v.first & v.count; }
template <typename A> void describe(A &a, Function &v) {
  a & v.symbol & v.parameter_count & v.value_count & v.place & v.end_place & v.is_constructor & v.is_destructor & v.this_bytes & v.returns_view & v.in_system_header &
      v.pointer_parameters & v.parameter_names & v.instructions & v.blocks & v.facts & v.variables;
}
template <typename A> void describe(A &a, OwnershipFact &v) {
  a & v.kind & v.of_return & v.of_pointee & v.argument & v.success & v.family;
}
template <typename A> void describe(A &a, UnitSymbol &v) {
  a & v.name & v.qualified & v.is_function & v.is_internal & v.is_defined & v.is_noreturn & v.is_nothrow &
      v.in_system_header & v.is_mergeable & v.is_weak & v.alias_of & v.declared_parameters & v.const_pointees & v.ownership;
}
template <typename A> void describe(A &a, InitialCell &v) { a & v.offset & v.value; }
template <typename A> void describe(A &a, Variable &v) { a & v.symbol & v.is_constant & v.is_zero & v.cells; }
template <typename A> void describe(A &a, UnitPlace &v) { a & v.file & v.line & v.column; }
template <typename A> void describe(A &a, ExceptionType &v) { a & v.name & v.bases; }
template <typename A> void describe(A &a, MemberFact::Passing &v) { a & v.function & v.argument; }
template <typename A> void describe(A &a, MemberFact &v) {
  a & v.name & v.of_class & v.constructor & v.has_destructor & v.destructor_place & v.is_made & v.is_open & v.methods & v.methods_elsewhere & v.filled_at & v.passed_to;
}
template <typename A> void describe(A &a, Unit &v) {
  a & v.main_file & v.output & v.directory & v.language & v.files & v.places & v.symbols & v.variables & v.functions &
      v.exception_types & v.members & v.constants;
}

std::string serialise(const Unit &unit) {
  Writer writer;
  writer & std::string(kMagic) & kUnitVersion & unit;
  return std::move(writer.bytes);
}

// As many operands and targets as whoever runs the instruction looks at.
static bool isWellFormed(const Instruction &i) {
  size_t operands = i.operands.size(), targets = i.targets.size();
  switch (i.opcode) {
    case Opcode::Allocate: case Opcode::Return: case Opcode::Unreachable: case Opcode::Resume: case Opcode::Other:
    case Opcode::LandingPad: return true;
    case Opcode::Load: case Opcode::Convert: case Opcode::ScopeBegin: case Opcode::ScopeEnd: case Opcode::Catch: return operands == 1;
    case Opcode::Throw: return operands <= 2 && (targets == 0 || targets == 2);
    case Opcode::CatchEnd: return operands == 0 && targets == 0;
    case Opcode::Offset: return operands == 2 || operands == 3;
    case Opcode::Store: case Opcode::Compare: return operands == 2;
    case Opcode::AtomicUpdate: return operands == (i.arithmetic == Arithmetic::CompareExchange ? 3u : 2u) && i.result_count <= 2;
    case Opcode::Arithmetic: return operands == (i.arithmetic == Arithmetic::FloatCompare ? 3u : 2u);
    case Opcode::Element: return operands == 4;
    case Opcode::Select: case Opcode::CopyMemory: case Opcode::FillMemory: return operands == 3;
    case Opcode::Phi: return operands == targets;
    case Opcode::Call: return operands >= 1 && (targets == 0 || targets == 2);
    case Opcode::Jump: return targets == 1;
    case Opcode::Branch: return operands == 1 && targets == 2;
    case Opcode::Switch: return operands >= 1 && operands == targets;
    case Opcode::IndirectJump: return true;
  }
  return false;   // no opcode of this version
}

static bool hasKnownKinds(const Instruction &i) {
  return i.relation <= Relation::UnsignedGreaterEqual && i.arithmetic <= Arithmetic::Other && i.conversion <= Conversion::Truncate &&
         i.jump <= JumpKind::Goto && i.width <= 64 && i.from_width <= 64;
}

// Numbers that later code uses as indices have to be in range: the bytes may be anyone's.
static bool isConsistent(const Function &function, const Unit &unit) {
  auto valueOk = [&](uint32_t value) { return value < function.value_count; };
  auto operandOk = [&](const Operand &operand) {
    switch (operand.kind) {
      case Operand::Kind::Value: return valueOk(operand.index);
      case Operand::Kind::Symbol: return operand.index < unit.symbols.size();
      case Operand::Kind::Unknown: case Operand::Kind::Integer: return true;
    }
    return false;
  };
  if (function.symbol >= unit.symbols.size() || function.parameter_count > function.value_count) return false;
  if (function.pointer_parameters.size() != function.parameter_count || function.blocks.empty()) return false;
  if (function.place >= unit.places.size() || function.end_place >= unit.places.size()) return false;
  for (const Block &block : function.blocks)
    if (block.count == 0 || uint64_t(block.first) + block.count > function.instructions.size()) return false;
  for (const SourceFact &fact : function.facts)
    if (fact.spelling >= unit.places.size()) return false;
  for (const auto &[value, name] : function.variables)
    if (!valueOk(value)) return false;
  for (const Instruction &instruction : function.instructions) {
    if (!isWellFormed(instruction) || !hasKnownKinds(instruction)) return false;
    if (instruction.place >= unit.places.size() || instruction.jump_end >= unit.places.size()) return false;
    if (instruction.fact != kNone && instruction.fact >= function.facts.size()) return false;
    if (instruction.result != kNone &&
        uint64_t(instruction.result) + instruction.result_count > function.value_count) return false;
    for (const Operand &operand : instruction.operands)
      if (!operandOk(operand)) return false;
    for (uint32_t target : instruction.targets)
      if (target >= function.blocks.size()) return false;
  }
  return true;
}

static bool isConsistent(const Variable &variable, const Unit &unit) {
  auto cellOk = [&](const InitialCell &cell) {
    if (cell.value.kind == Operand::Kind::Symbol) return cell.value.index < unit.symbols.size();
    return cell.value.kind == Operand::Kind::Integer || cell.value.kind == Operand::Kind::Unknown;
  };
  return variable.symbol < unit.symbols.size() && std::all_of(variable.cells.begin(), variable.cells.end(), cellOk);
}

static bool isConsistent(const UnitSymbol &symbol, const Unit &unit) {
  auto factOk = [](const OwnershipFact &fact) {
    return fact.kind <= OwnershipFact::Kind::Transfer && fact.success <= OwnershipFact::Success::NotZero;
  };
  return (symbol.alias_of == kNone || symbol.alias_of < unit.symbols.size()) &&
         std::all_of(symbol.ownership.begin(), symbol.ownership.end(), factOk);
}

bool deserialise(std::string_view bytes, Unit &unit) {
  Reader reader(bytes);
  std::string magic;
  uint32_t version = 0;
  reader & magic & version;
  if (reader.failed() || magic != kMagic || version != kUnitVersion) return false;
  reader & unit;
  if (reader.failed() || !reader.atEnd()) return false;
  for (const UnitPlace &place : unit.places)
    if (place.line != 0 && place.file >= unit.files.size()) return false;
  for (const UnitSymbol &symbol : unit.symbols)
    if (!isConsistent(symbol, unit)) return false;
  for (const MemberFact &member : unit.members)
    if (member.destructor_place >= unit.places.size() ||
        std::any_of(member.filled_at.begin(), member.filled_at.end(), [&](uint32_t place) { return place >= unit.places.size(); })) return false;
  for (const Variable &variable : unit.variables)
    if (!isConsistent(variable, unit)) return false;
  for (const Function &function : unit.functions)
    if (!isConsistent(function, unit)) return false;
  return !unit.places.empty();
}

}  // namespace connleak
