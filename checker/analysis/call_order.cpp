// SPDX-License-Identifier: Apache-2.0
// Strongly connected components after Tarjan (SIAM Journal on Computing 1, 1972), with a stack of its own: chains of calls
// are as long as the program's author likes.
#include "checker/analysis/call_order.h"

#include <algorithm>

namespace connleak {

namespace {

// Functions by number, as in Program::functions(), and whom each names.
class CallGraph {
 public:
  explicit CallGraph(const Program &program) : refs_(program.functions()) {
    for (const Unit &unit : program.units()) numbers_.emplace_back(unit.functions.size());
    for (uint32_t n = 0; n < refs_.size(); ++n) numbers_[refs_[n].unit][refs_[n].function] = n;
    callees_.resize(refs_.size());
    for (uint32_t n = 0; n < refs_.size(); ++n) readCallees(program, n);
  }
  size_t size() const { return refs_.size(); }
  FunctionRef ref(uint32_t number) const { return refs_[number]; }
  const std::vector<uint32_t> &callees(uint32_t number) const { return callees_[number]; }

 private:
  // Who takes the address of a function will have it called. The body of one that a spec tells about is not asked: what
  // reports an error is called by all and calls whoever sends it, so that half of a server would call itself.
  void readCallees(const Program &program, uint32_t number) {
    std::vector<GlobalId> named;
    for (const Instruction &instruction : program.function(refs_[number]).instructions)
      for (const Operand &operand : instruction.operands) {
        if (operand.kind != Operand::Kind::Symbol) continue;
        GlobalId id = program.globalOf(refs_[number].unit, operand.index);
        const GlobalInfo &global = program.global(id);
        bool is_told = instruction.opcode == Opcode::Call && &operand == &instruction.operands.front() && (global.effect.is_known || global.effect.jumps);
        if (global.is_function && !is_told) named.push_back(id);
      }
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    for (GlobalId id : named)
      for (FunctionRef callee : program.definitionsFor(id, refs_[number].unit))
        callees_[number].push_back(numbers_[callee.unit][callee.function]);
  }

  const std::vector<FunctionRef> &refs_;
  std::vector<std::vector<uint32_t>> numbers_, callees_;
};

class Components {
 public:
  explicit Components(const CallGraph &graph)
      : graph_(graph), visit_(graph.size(), 0), lowest_(graph.size(), 0), component_(graph.size(), kUnassigned) {
    for (uint32_t n = 0; n < graph.size(); ++n)
      if (!visit_[n]) search(n);
  }
  // Callees come before their callers.
  const std::vector<std::vector<uint32_t>> &all() const { return components_; }
  uint32_t of(uint32_t number) const { return component_[number]; }

 private:
  struct Frame {
    uint32_t number;
    size_t next = 0;   // of its callees
  };
  void begin(uint32_t number) {
    visit_[number] = lowest_[number] = ++visits_;
    open_.push_back(number);
    frames_.push_back({number});
  }
  void search(uint32_t root) {
    begin(root);
    while (!frames_.empty()) {
      Frame &frame = frames_.back();
      uint32_t number = frame.number;
      if (frame.next < graph_.callees(number).size()) {
        uint32_t callee = graph_.callees(number)[frame.next++];
        if (!visit_[callee]) begin(callee);
        else if (component_[callee] == kUnassigned) lowest_[number] = std::min(lowest_[number], visit_[callee]);
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) lowest_[frames_.back().number] = std::min(lowest_[frames_.back().number], lowest_[number]);
      if (lowest_[number] == visit_[number]) close(number);
    }
  }
  void close(uint32_t root) {
    std::vector<uint32_t> members;
    for (uint32_t number = root + 1; number != root;) {
      number = open_.back();
      open_.pop_back();
      component_[number] = components_.size();
      members.push_back(number);
    }
    std::sort(members.begin(), members.end());
    components_.push_back(std::move(members));
  }

  static constexpr uint32_t kUnassigned = ~0u;
  const CallGraph &graph_;
  std::vector<uint32_t> visit_, lowest_, component_;
  uint32_t visits_ = 0;
  std::vector<uint32_t> open_;
  std::vector<Frame> frames_;
  std::vector<std::vector<uint32_t>> components_;
};

}  // namespace

std::vector<std::vector<CallGroup>> callLevels(const Program &program) {
  CallGraph graph(program);
  Components components(graph);
  std::vector<uint32_t> level_of(components.all().size(), 0);
  std::vector<std::vector<CallGroup>> levels;
  for (uint32_t c = 0; c < components.all().size(); ++c) {
    CallGroup group;
    for (uint32_t number : components.all()[c]) {
      group.push_back(graph.ref(number));
      for (uint32_t callee : graph.callees(number))
        if (components.of(callee) != c) level_of[c] = std::max(level_of[c], level_of[components.of(callee)] + 1);
    }
    if (levels.size() <= level_of[c]) levels.resize(level_of[c] + 1);
    levels[level_of[c]].push_back(std::move(group));
  }
  auto sizeOf = [&](const CallGroup &group) {
    size_t size = 0;
    for (FunctionRef ref : group) size += program.function(ref).instructions.size();
    return size;
  };
  for (std::vector<CallGroup> &level : levels)
    std::sort(level.begin(), level.end(), [&](const CallGroup &a, const CallGroup &b) {
      size_t of_a = sizeOf(a), of_b = sizeOf(b);
      return of_a != of_b ? of_a > of_b : a < b;
    });
  return levels;
}

// ---------------------------------------------------------------- bodies

static std::vector<uint32_t> setjmpsOf(const Program &program, FunctionRef ref) {
  std::vector<uint32_t> found;
  const std::vector<Instruction> &all = program.function(ref).instructions;
  for (uint32_t index = 0; index < all.size(); ++index) {
    const Instruction &i = all[index];
    if (i.opcode != Opcode::Call || i.operands.empty() || i.operands[0].kind != Operand::Kind::Symbol) continue;
    const std::optional<JumpSpec> &jumps = program.global(program.globalOf(ref.unit, i.operands[0].index)).effect.jumps;
    if (jumps && jumps->kind == JumpSpec::Kind::Sets) found.push_back(index);
  }
  return found;
}

static bool hasLoopWithoutWayOut(const Function &function, const BodyInfo &info) {
  auto isLeft = [&](const std::vector<bool> &loop) {
    for (uint32_t block = 0; block < loop.size(); ++block) {
      if (!loop[block]) continue;
      const Instruction &last = function.instructions[function.blocks[block].first + function.blocks[block].count - 1];
      if (last.targets.empty() || std::any_of(last.targets.begin(), last.targets.end(), [&](uint32_t to) { return !loop[to]; })) return true;
    }
    return false;
  };
  return std::any_of(info.loops.begin(), info.loops.end(), [&](const auto &loop) { return !isLeft(loop); });
}

Bodies::Bodies(const Program &program) : parameters_(program) {
  for (const Unit &unit : program.units()) {
    infos_.emplace_back(unit.functions.size());
    turns_forever_.emplace_back(unit.functions.size(), false);
  }
  for (FunctionRef ref : program.functions())
    infos_[ref.unit][ref.function] = std::make_unique<BodyInfo>(program.function(ref), setjmpsOf(program, ref));
  std::vector<std::vector<std::vector<FunctionRef>>> callers;   // by unit and function
  for (const Unit &unit : program.units()) callers.emplace_back(unit.functions.size());
  std::vector<FunctionRef> work;
  for (FunctionRef ref : program.functions()) {
    const Function &function = program.function(ref);
    if (hasLoopWithoutWayOut(function, of(ref))) work.push_back(ref);
    for (const Instruction &i : function.instructions) {
      if (i.opcode != Opcode::Call || i.operands.empty() || i.operands[0].kind != Operand::Kind::Symbol) continue;
      for (FunctionRef callee : program.definitionsFor(program.globalOf(ref.unit, i.operands[0].index), ref.unit)) {
        std::vector<FunctionRef> &list = callers[callee.unit][callee.function];
        if (list.empty() || list.back() != ref) list.push_back(ref);
      }
    }
  }
  while (!work.empty()) {
    FunctionRef next = work.back();
    work.pop_back();
    if (turns_forever_[next.unit][next.function]) continue;
    turns_forever_[next.unit][next.function] = true;
    work.insert(work.end(), callers[next.unit][next.function].begin(), callers[next.unit][next.function].end());
  }
}

}  // namespace connleak
