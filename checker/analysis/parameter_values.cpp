// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/parameter_values.h"

#include <algorithm>
#include <optional>
#include <set>

namespace connleak {

namespace {

constexpr size_t kMostNumbers = 8, kMostRounds = 32;

// What an argument may be: numbers, and whatever parameters of the function that calls are.
struct Sources {
  bool is_any = false;
  std::set<int64_t> numbers;
  std::set<uint32_t> parameters;

  void add(const Sources &more) {
    is_any |= more.is_any;
    numbers.insert(more.numbers.begin(), more.numbers.end());
    parameters.insert(more.parameters.begin(), more.parameters.end());
    if (numbers.size() > kMostNumbers) is_any = true;
  }
};

Sources anything() {
  Sources sources;
  sources.is_any = true;
  return sources;
}

// Where the values of one body come from, as far as they are copied: through variables whose address goes nowhere, and
// where ways meet.
class Copies {
 public:
  explicit Copies(const Function &function) : function_(function), made_by_(function.value_count, kNone), stored_(function.value_count) {
    for (uint32_t index = 0; index < function.instructions.size(); ++index) {
      const Instruction &i = function.instructions[index];
      for (uint32_t k = 0; i.result != kNone && k < std::max<uint32_t>(1, i.result_count); ++k) made_by_[i.result + k] = index;
      for (size_t k = 0; k < i.operands.size(); ++k) noteUse(i, k);
    }
  }
  Sources of(const Operand &operand, unsigned depth = 0) const {
    Sources sources;
    if (operand.kind == Operand::Kind::Integer) { sources.numbers.insert(operand.number); return sources; }
    if (operand.kind != Operand::Kind::Value || depth > 6) return anything();
    if (operand.index < function_.parameter_count) { sources.parameters.insert(operand.index); return sources; }
    if (made_by_[operand.index] == kNone) return anything();
    const Instruction &i = function_.instructions[made_by_[operand.index]];
    switch (i.opcode) {
      case Opcode::Convert: return i.conversion == Conversion::Keep || i.conversion == Conversion::SignExtend ? of(i.operands[0], depth + 1) : anything();
      case Opcode::Phi:
        for (const Operand &from : i.operands) sources.add(of(from, depth + 1));
        return sources;
      case Opcode::Select:
        sources.add(of(i.operands[1], depth + 1));
        sources.add(of(i.operands[2], depth + 1));
        return sources;
      case Opcode::Load: return ofVariable(i.operands[0], depth);
      default: return anything();
    }
  }

 private:
  void noteUse(const Instruction &i, size_t k) {
    const Operand &operand = i.operands[k];
    if (operand.kind != Operand::Kind::Value) return;
    bool is_address = (i.opcode == Opcode::Load && k == 0) || (i.opcode == Opcode::Store && k == 1) || i.opcode == Opcode::ScopeBegin || i.opcode == Opcode::ScopeEnd;
    if (i.opcode == Opcode::Store && k == 1) stored_[operand.index].push_back(i.operands[0]);
    if (!is_address) escapes_.insert(operand.index);
  }
  Sources ofVariable(const Operand &address, unsigned depth) const {
    if (address.kind != Operand::Kind::Value || made_by_[address.index] == kNone || escapes_.contains(address.index)) return anything();
    if (function_.instructions[made_by_[address.index]].opcode != Opcode::Allocate) return anything();
    Sources sources;
    for (const Operand &value : stored_[address.index]) sources.add(of(value, depth + 1));
    return sources;
  }

  const Function &function_;
  std::vector<uint32_t> made_by_;                  // value -> instruction
  std::vector<std::vector<Operand>> stored_;       // variable -> what is put into it
  std::set<uint32_t> escapes_;
};

struct Flow {
  FunctionRef to;
  uint32_t parameter = 0;
  FunctionRef from;
  Sources sources;
};

// Every call of it is in sight. Without main() it is a library's, and its callers are elsewhere.
bool isClosed(const Program &program, FunctionRef ref, bool has_main) {
  GlobalId id = program.globalOf(ref);
  const GlobalInfo &global = program.global(id);
  return (global.is_internal || (has_main && !program.mayBeCalledElsewhere(id))) && global.name != "main" && !program.isAddressTaken(id) && !program.callersOf(id).empty();
}

Range rangeOf(const std::set<int64_t> &numbers) {
  Range range = Range::between(*numbers.begin(), *numbers.rbegin());
  for (auto at = numbers.begin(), next = std::next(at); next != numbers.end(); at = next++) {
    if (*next - *at == 2) range = range.meet(Range::except(*at + 1));
    else if (*next - *at > 2) range = range.meet(Range::outside(*at + 1, *next - 1));
  }
  return range;
}

}  // namespace

ParameterValues::ParameterValues(const Program &program) {
  bool has_main = false;
  for (GlobalId id = 0; id < program.globalCount(); ++id) has_main |= program.global(id).name == "main" && !program.global(id).definitions.empty();
  std::vector<Flow> flows;
  for (FunctionRef from : program.functions()) {
    const Function &function = program.function(from);
    std::optional<Copies> copies;
    for (const Instruction &i : function.instructions) {
      if (i.opcode != Opcode::Call || i.operands.empty() || i.operands[0].kind != Operand::Kind::Symbol) continue;
      for (FunctionRef to : program.definitionsFor(program.globalOf(from.unit, i.operands[0].index), from.unit)) {
        if (!isClosed(program, to, has_main)) continue;
        const Function &callee = program.function(to);
        for (uint32_t p = 0; p < callee.parameter_count; ++p) {
          if (p < callee.pointer_parameters.size() && callee.pointer_parameters[p]) continue;
          if (!copies) copies.emplace(function);
          flows.push_back({to, p, from, p + 1 < i.operands.size() ? copies->of(i.operands[p + 1]) : anything()});
        }
      }
    }
  }
  using Key = std::pair<FunctionRef, uint32_t>;
  std::map<Key, Sources> known;
  bool changed = true;
  for (size_t round = 0; changed && round < kMostRounds; ++round) {
    changed = false;
    for (const Flow &flow : flows) {
      Sources &into = known[{flow.to, flow.parameter}];
      if (into.is_any) continue;
      Sources more;
      more.is_any = flow.sources.is_any;
      more.numbers = flow.sources.numbers;
      for (uint32_t parameter : flow.sources.parameters) {
        auto of = known.find(Key{flow.from, parameter});
        if (of != known.end()) more.add(of->second);
        else if (!isClosed(program, flow.from, has_main)) more.is_any = true;
      }
      size_t before = into.numbers.size();
      into.add(more);
      changed |= into.is_any || into.numbers.size() != before;
    }
  }
  if (changed) return;   // too deep: nothing is taken for granted
  for (const auto &[key, sources] : known)
    if (!sources.is_any && !sources.numbers.empty()) ranges_.emplace(key, rangeOf(sources.numbers));
}

}  // namespace connleak
