// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/body_info.h"

#include <algorithm>

namespace connleak {

namespace {

class Builder {
 public:
  Builder(const Function &function, BodyInfo &out) : function_(function), out_(out), count_(function.blocks.size()) {}

  void run() {
    successors();
    number();
    findLoops();
    keepLoopsTogether();
    findUses();
    findSimpleLocals();
    findThreadedBlocks();
  }

 private:
  template <typename Visit>
  void eachInstruction(uint32_t block, Visit visit) {
    const Block &b = function_.blocks[block];
    for (uint32_t i = b.first; i < b.first + b.count; ++i) visit(i, function_.instructions[i]);
  }

  void successors() {
    next_.resize(count_);
    previous_.resize(count_);
    out_.block_of.resize(function_.instructions.size());
    out_.definition.assign(function_.value_count, kNone);
    for (uint32_t i = 0; i < function_.instructions.size(); ++i)
      for (uint32_t k = 0; k < function_.instructions[i].result_count && function_.instructions[i].result != kNone; ++k)
        out_.definition[function_.instructions[i].result + k] = i;
    for (uint32_t block = 0; block < count_; ++block) {
      eachInstruction(block, [&](uint32_t i, const Instruction &instruction) {
        out_.block_of[i] = block;
        if (instruction.opcode == Opcode::Phi) return;
        for (uint32_t target : instruction.targets) {
          next_[block].push_back(target);
          previous_[target].push_back(block);
        }
      });
    }
  }

  void number() {
    out_.order.assign(count_, kNone);
    std::vector<uint32_t> post;
    std::vector<uint8_t> seen(count_, 0);
    std::vector<std::pair<uint32_t, size_t>> stack;
    if (count_ == 0) return;
    stack.emplace_back(0, 0);
    seen[0] = 1;
    while (!stack.empty()) {
      auto &[block, at] = stack.back();
      if (at == next_[block].size()) { post.push_back(block); stack.pop_back(); continue; }
      uint32_t target = next_[block][at++];
      if (!seen[target]) { seen[target] = 1; stack.emplace_back(target, 0); }
    }
    for (size_t i = 0; i < post.size(); ++i) out_.order[post[i]] = post.size() - 1 - i;
  }

  void findLoops() {
    out_.loop_of_header.assign(count_, kNone);
    for (uint32_t block = 0; block < count_; ++block) {
      if (out_.order[block] == kNone) continue;
      for (uint32_t target : next_[block])
        if (out_.isBackEdge(block, target)) addLoop(target, block);
    }
  }
  void addLoop(uint32_t header, uint32_t last) {
    uint32_t &number = out_.loop_of_header[header];
    if (number == kNone) {
      number = out_.loops.size();
      out_.loops.emplace_back(count_, false);
      out_.loops.back()[header] = true;
    }
    std::vector<bool> &loop = out_.loops[number];
    std::vector<uint32_t> work{last};
    while (!work.empty()) {
      uint32_t block = work.back();
      work.pop_back();
      if (loop[block] || out_.order[block] == kNone) continue;
      loop[block] = true;
      for (uint32_t before : previous_[block]) work.push_back(before);
    }
  }

  // What comes after a loop is run when the loop has settled, not once a round: the blocks of a loop follow each other
  // without a gap, as in a weak topological order (Bourdoncle, FMPA 1993). A loop with a second way in stays as it is.
  void keepLoopsTogether() {
    std::vector<uint32_t> blocks;   // in order
    for (uint32_t block = 0; block < count_; ++block)
      if (out_.order[block] != kNone) blocks.push_back(block);
    std::sort(blocks.begin(), blocks.end(), [&](uint32_t a, uint32_t b) { return out_.order[a] < out_.order[b]; });
    for (uint32_t header : std::vector<uint32_t>(blocks)) {
      if (out_.loop_of_header[header] == kNone) continue;
      const std::vector<bool> &loop = out_.loops[out_.loop_of_header[header]];
      if (hasSecondWayIn(loop, header)) continue;
      uint32_t size = std::count(loop.begin(), loop.end(), true), found = 0;
      auto first = blocks.begin() + out_.order[header], last = first;
      while (found < size) found += loop[*last++];
      std::stable_partition(first, last, [&](uint32_t block) { return loop[block]; });
      for (auto at = first; at != last; ++at) out_.order[*at] = at - blocks.begin();
    }
  }
  // What leads into the middle was taken for a part of it when the loop was found: it comes before the head.
  bool hasSecondWayIn(const std::vector<bool> &loop, uint32_t header) const {
    for (uint32_t block = 0; block < count_; ++block)
      if (loop[block] && out_.order[block] < out_.order[header]) return true;
    return false;
  }

  // A value used only in its own block dies at its last use there; others are needed on the blocks between.
  void findUses() {
    out_.dying.resize(function_.instructions.size());
    out_.needed.resize(count_);
    std::vector<uint32_t> home(function_.value_count, kNone), last(function_.value_count, kNone);
    std::vector<bool> crosses(function_.value_count, false);
    for (uint32_t p = 0; p < function_.parameter_count; ++p) home[p] = 0;
    for (uint32_t block = 0; block < count_; ++block)
      eachInstruction(block, [&](uint32_t i, const Instruction &instruction) {
        if (instruction.opcode == Opcode::Allocate) return;   // the variable's address is known everywhere
        for (uint32_t k = 0; k < instruction.result_count && instruction.result != kNone; ++k)
          home[instruction.result + k] = block;
      });
    std::vector<std::pair<uint32_t, uint32_t>> far_uses;  // value, block it is needed at the end of (phi) or in
    for (uint32_t block = 0; block < count_; ++block)
      eachInstruction(block, [&](uint32_t i, const Instruction &instruction) {
        bool is_phi = instruction.opcode == Opcode::Phi;
        for (size_t k = 0; k < instruction.operands.size(); ++k) {
          const Operand &operand = instruction.operands[k];
          if (operand.kind != Operand::Kind::Value) continue;
          uint32_t value = operand.index;
          if (home[value] == kNone) continue;
          if (!is_phi && home[value] == block) { last[value] = i; continue; }
          crosses[value] = true;
          far_uses.emplace_back(value, is_phi ? instruction.targets[k] | kAtEnd : block);
        }
      });
    for (uint32_t p = 0; p < function_.parameter_count; ++p)
      if (!crosses[p] && last[p] != kNone) out_.dying[last[p]].push_back(p);
    for (uint32_t block = 0; block < count_; ++block)
      eachInstruction(block, [&](uint32_t i, const Instruction &instruction) {
        for (uint32_t k = 0; k < instruction.result_count && instruction.result != kNone; ++k) {
          uint32_t value = instruction.result + k;
          if (!crosses[value]) out_.dying[last[value] == kNone ? i : last[value]].push_back(value);
        }
      });
    spreadNeeds(home, far_uses);
  }
  void spreadNeeds(const std::vector<uint32_t> &home, const std::vector<std::pair<uint32_t, uint32_t>> &uses) {
    std::vector<std::vector<uint32_t>> uses_of(function_.value_count);
    for (const auto &[value, where] : uses) uses_of[value].push_back(where);
    std::vector<uint32_t> mark(count_, kNone);
    for (uint32_t value = 0; value < function_.value_count; ++value) {
      std::vector<uint32_t> work;
      auto need = [&](uint32_t block) {  // needed on entry to block
        if (block == home[value] || mark[block] == value) return;
        mark[block] = value;
        out_.needed[block].push_back(value);
        work.push_back(block);
      };
      for (uint32_t where : uses_of[value]) need(where & ~kAtEnd);
      while (!work.empty()) {
        uint32_t block = work.back();
        work.pop_back();
        for (uint32_t before : previous_[block]) need(before);
      }
    }
  }

  // A variable whose address goes nowhere: once nothing loads it any more, its content does not tell states apart.
  void findSimpleLocals() {
    std::vector<uint8_t> simple(function_.value_count, 0);
    for (const Instruction &instruction : function_.instructions)
      if (instruction.opcode == Opcode::Allocate && instruction.result != kNone) simple[instruction.result] = 1;
    out_.is_local = simple;
    for (const Instruction &instruction : function_.instructions)
      for (size_t k = 0; k < instruction.operands.size(); ++k) {
        const Operand &operand = instruction.operands[k];
        if (operand.kind != Operand::Kind::Value || !simple[operand.index]) continue;
        bool direct = (instruction.opcode == Opcode::Load && k == 0) || (instruction.opcode == Opcode::Store && k == 1) ||
                      instruction.opcode == Opcode::ScopeBegin || instruction.opcode == Opcode::ScopeEnd;
        if (!direct) simple[operand.index] = 0;
      }
    out_.is_simple_local = simple;
    out_.live_locals.resize(count_);
    findLiveLocals(simple, out_.live_locals);
    for (std::vector<uint32_t> &block : out_.live_locals) std::sort(block.begin(), block.end());
  }
  // What `&&` and `||` become: joining there would forget which way led in.
  void findThreadedBlocks() {
    constexpr uint32_t kMostInstructions = 6;
    out_.is_threaded.assign(count_, 0);
    for (uint32_t block = 0; block < count_; ++block) {
      bool has_phi = false, is_plain = function_.blocks[block].count <= kMostInstructions && out_.loop_of_header[block] == kNone;
      eachInstruction(block, [&](uint32_t, const Instruction &i) {
        has_phi |= i.opcode == Opcode::Phi;
        is_plain &= i.opcode == Opcode::Phi || i.opcode == Opcode::Compare || i.opcode == Opcode::Convert ||
                    i.opcode == Opcode::Arithmetic || i.opcode == Opcode::Branch || i.opcode == Opcode::Switch || i.opcode == Opcode::Jump;
      });
      out_.is_threaded[block] = has_phi && is_plain;
    }
  }
  void findLiveLocals(const std::vector<uint8_t> &simple, std::vector<std::vector<uint32_t>> &live) {
    // Per block: first access of a variable decides whether it is read before it is written.
    std::vector<std::pair<uint32_t, uint32_t>> reads;                 // variable, block
    std::vector<std::vector<uint32_t>> writes(count_);                // sorted variables
    std::vector<uint32_t> first_access(function_.value_count, kNone);
    for (uint32_t block = 0; block < count_; ++block) {
      eachInstruction(block, [&](uint32_t, const Instruction &instruction) {
        bool load = instruction.opcode == Opcode::Load, store = instruction.opcode == Opcode::Store;
        if (!load && !store) return;
        const Operand &address = instruction.operands[store ? 1 : 0];
        if (address.kind != Operand::Kind::Value || !simple[address.index] || first_access[address.index] == block) return;
        first_access[address.index] = block;
        if (load) reads.emplace_back(address.index, block);
        else writes[block].push_back(address.index);
      });
      std::sort(writes[block].begin(), writes[block].end());
    }
    std::sort(reads.begin(), reads.end());
    std::vector<uint32_t> mark(count_, kNone);
    for (size_t i = 0; i < reads.size();) {
      uint32_t variable = reads[i].first;
      std::vector<uint32_t> work;
      auto need = [&](uint32_t block) {
        if (mark[block] == variable) return;
        mark[block] = variable;
        live[block].push_back(variable);
        work.push_back(block);
      };
      for (; i < reads.size() && reads[i].first == variable; ++i) need(reads[i].second);
      while (!work.empty()) {
        uint32_t block = work.back();
        work.pop_back();
        for (uint32_t before : previous_[block])
          if (!std::binary_search(writes[before].begin(), writes[before].end(), variable)) need(before);
      }
    }
  }

  // Variables of blocks that were not entered yet, or left again, on every way to the call.
 public:
  void findOutOfScope(const std::vector<uint32_t> &setjmps) {
    std::vector<uint32_t> variables;   // sorted
    for (const Instruction &i : function_.instructions)
      if (i.opcode == Opcode::ScopeBegin && i.operands[0].kind == Operand::Kind::Value) variables.push_back(i.operands[0].index);
    std::sort(variables.begin(), variables.end());
    variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
    using Set = std::vector<bool>;   // by place in `variables`
    std::vector<Set> at_entry(count_, Set(variables.size(), false));
    auto pass = [&](const Instruction &i, Set &alive) {
      bool begins = i.opcode == Opcode::ScopeBegin;
      if ((!begins && i.opcode != Opcode::ScopeEnd) || i.operands[0].kind != Operand::Kind::Value) return;
      auto variable = std::lower_bound(variables.begin(), variables.end(), i.operands[0].index);
      if (variable != variables.end() && *variable == i.operands[0].index) alive[variable - variables.begin()] = begins;
    };
    for (bool changed = true; changed;) {
      changed = false;
      for (uint32_t block = 0; block < count_; ++block) {
        if (out_.order[block] == kNone) continue;
        Set alive = at_entry[block];
        eachInstruction(block, [&](uint32_t, const Instruction &i) { pass(i, alive); });
        for (uint32_t to : next_[block])
          for (size_t n = 0; n < variables.size(); ++n)
            if (alive[n] && !at_entry[to][n]) changed = at_entry[to][n] = true;
      }
    }
    for (uint32_t at : setjmps) {
      Set alive = at_entry[out_.block_of[at]];
      eachInstruction(out_.block_of[at], [&](uint32_t index, const Instruction &i) { if (index < at) pass(i, alive); });
      for (size_t n = 0; n < variables.size(); ++n)
        if (!alive[n]) out_.out_of_scope[at].push_back(variables[n]);
    }
  }

 private:
  static constexpr uint32_t kAtEnd = 0x80000000;
  const Function &function_;
  BodyInfo &out_;
  uint32_t count_;
  std::vector<std::vector<uint32_t>> next_, previous_;
};

}  // namespace

bool BodyInfo::isDeadLocal(uint32_t block, uint32_t value) const {
  return value < is_simple_local.size() && is_simple_local[value] &&
         !std::binary_search(live_locals[block].begin(), live_locals[block].end(), value);
}

BodyInfo::BodyInfo(const Function &function, const std::vector<uint32_t> &setjmps) {
  Builder builder(function, *this);
  builder.run();
  if (setjmps.empty()) return;
  std::fill(is_simple_local.begin(), is_simple_local.end(), 0);
  builder.findOutOfScope(setjmps);
}

}  // namespace connleak
