// SPDX-License-Identifier: Apache-2.0
// What becomes of the handle under observation: it is lost, released, misused, or in the hands of somebody who is not
// looked at; and the words and places with which a loss is told.
#include "checker/analysis/run.h"

#include <algorithm>
#include <utility>

namespace connleak {

bool Run::mayBeHandle(State &state, const Value &value) {
  if (value.isUnknown()) return true;
  if (!value.isSymbol()) return false;
  SymbolId root = value.id;
  bool summary = false;
  for (;;) {
    const Symbol &symbol = symbols_[root];
    summary |= symbol.kind == SymbolKind::Join || symbol.kind == SymbolKind::Old || symbol.kind == SymbolKind::Kept ||
               symbols_.isElement(root);
    if (!symbols_.isInside(root) && symbol.kind != SymbolKind::Derived &&
        symbol.kind != SymbolKind::Old && symbol.kind != SymbolKind::Kept) break;
    root = symbol.base;
  }
  if (!summary) return false;
  for (const auto &[cell, held] : state.memory)
    if (view(state).leadsToHandle(held) && symbols_[cell.object].kind != SymbolKind::Local) return true;
  return false;
}

bool Run::checkLoss(State &state, LossKind kind, uint32_t index, const InCallee *inside) {
  if (view(state).isReachable()) return true;
  if (state.handle.status == HandleStatus::Released) {
    if (kind_ == RunKind::Tracked) is_dropped_ = true;   // nothing left to say about it
    return !is_dropped_;
  }
  if (state.handle.status != HandleStatus::Held || never_lost_) return true;
  if (!inside && view(state).mayBeReachable()) return true;
  if (!inside && state.handle.was_spared) {
    escape(state, index, "may have been released by the destructor that had it");
    return false;
  }
  recordLoss(state, kind, index, inside);
  return false;
}

// True when a branch on the way here asked a global variable about what an earlier call left there.
bool Run::isGuardedByGlobal(const State &state) const {
  auto isStoredBefore = [&](uint32_t symbol, const Instruction *load) {
    return std::any_of(function_.instructions.data(), load, [&](const Instruction &i) {
      return i.opcode == Opcode::Store && i.operands[1].kind == Operand::Kind::Symbol && i.operands[1].index == symbol; });
  };
  auto asksGlobal = [&](auto &&self, const Operand &operand, unsigned depth) -> bool {
    if (operand.kind != Operand::Kind::Value || depth > 6) return false;
    for (const Instruction &i : function_.instructions) {
      if (i.result != operand.index) continue;
      for (const Operand &from : i.operands) {
        if (i.opcode == Opcode::Load && from.kind == Operand::Kind::Symbol && !isStoredBefore(from.index, &i)) return true;
        if (i.opcode != Opcode::Call && self(self, from, depth + 1)) return true;
      }
    }
    return false;
  };
  for (uint32_t at = state.path; at != 0; at = path_[at].parent) {
    const PathNode &node = path_[at];
    if (node.kind != StepKind::Branch || node.instruction == kNone) continue;
    const Instruction &branch = function_.instructions[node.instruction];
    if (!branch.operands.empty() && asksGlobal(asksGlobal, branch.operands[0], 0)) return true;
  }
  return false;
}

const Instruction *Run::jumpAt(uint32_t place) const {
  for (const Instruction &i : function_.instructions)
    if (i.jump != JumpKind::None && i.place == place) return &i;
  return nullptr;
}

// The statement that is the reason: the jump under way if it leaves the scope, else the return that follows, else where
// it happens.
uint32_t Run::placeOfLoss(const State &state, LossKind kind, uint32_t index) const {
  const Instruction &i = function_.instructions[index];
  if (kind == LossKind::CallEnd) return i.place;
  const Instruction *jump = state.jump_place ? jumpAt(state.jump_place) : nullptr;
  bool is_end = kind == LossKind::ScopeEnd || kind == LossKind::Return;
  bool stays = jump && jump->jump_end && is_end && place(jump->jump_end) < place(i.place) && place(jump->place) < place(jump->jump_end);
  if (jump && !stays && !(state.jump_is_goto && i.jump != JumpKind::None)) return state.jump_place;
  if (is_end) {
    const Block &block = function_.blocks[body_.block_of[index]];
    const Instruction &last = function_.instructions[block.first + block.count - 1];
    bool returns = last.opcode == Opcode::Return && last.jump == JumpKind::Return;
    if (returns && !(place(i.place) < place(last.place))) return last.place;
  }
  if (i.place == 0 && kind == LossKind::Return) return function_.end_place;
  return i.place;
}

void Run::recordLoss(State &state, LossKind kind, uint32_t index, const InCallee *inside) {
  if (state.flight.isActive()) return recordLossesByThrow(state);
  Loss loss;
  if (inside) {
    loss = inside->table->losses[inside->loss];
    loss.trail = trailOf(state.path);
  } else {
    loss.kind = kind;
    uint32_t at = placeOfLoss(state, kind, index);
    loss.place = place(at);
    if (const Instruction *jump = jumpAt(at)) loss.jump = jump->jump;
    if (!loss.place.isKnown()) loss.place = place(function_.place);
    loss.function = functionName();
    loss.in_system_header = function_.in_system_header;
    loss.trail = trailOf(state.path);
  }
  loss.is_guarded = is_again_ && isGuardedByGlobal(state);
  uint32_t number = keepLoss(state, std::move(loss));
  state.handle.status = HandleStatus::Dropped;
  state.handle.loss = number;
  if (kind_ == RunKind::Entry) return;
  if (is_loss_sure_[number] || inside || !isPerhapsTheEnd(kind, index)) confirmLoss(state);
}

// The exception is the reason, whatever in the cleanups came to be the end of it. Each that may be in flight is told.
void Run::recordLossesByThrow(State &state) {
  uint32_t first = kNone;
  for (uint32_t number : context_.thrower_sets.of(state.flight.throwers)) {
    const Thrower &thrower = context_.throwers[number];
    Loss loss;
    loss.kind = isJump(thrower.thrown.type) ? LossKind::Jump : LossKind::Throw;
    loss.place = place(placeOf(thrower.instruction));
    if (!loss.place.isKnown()) loss.place = place(function_.place);
    loss.function = functionName();
    loss.reason = "when " + thrower.text;
    loss.thrown = thrower.thrown.kind;
    auto path = thrown_paths_.find(number);
    loss.trail = trailOf(path == thrown_paths_.end() ? state.path : path->second);
    uint32_t kept = keepLoss(state, std::move(loss));
    if (kind_ != RunKind::Entry) is_loss_sure_[kept] = true;
    first = std::min(first, kept);
  }
  state.handle.status = HandleStatus::Dropped;
  state.handle.loss = first;
  is_dropped_ = kind_ != RunKind::Entry || first == kNone;
}

uint32_t Run::keepLoss(State &state, Loss loss) {
  loss.handle = state.handle;
  loss.site = siteOf(state.path);
  bool told = false;
  uint32_t number = table_.losses.size();
  for (uint32_t k = 0; k < table_.losses.size() && !told; ++k)
    if (table_.losses[k].place == loss.place && table_.losses[k].kind == loss.kind) {
      told = true;
      number = k;
      uint32_t &sites = table_.losses[k].handle.sites;
      sites = sites_.united(sites, loss.handle.sites);
    }
  if (!told) {
    table_.losses.push_back(std::move(loss));
    is_loss_sure_.push_back(false);
  }
  auto [entry, is_new] = passed_by_.try_emplace(number, passedBy(state));
  if (!is_new) {
    entry->second.as_one_of_several &= passedBy(state).as_one_of_several;
    entry->second.as_any &= passedBy(state).as_any;
  }
  return number;
}

// The way there is that of the first state that went on.
void Run::confirmLoss(State &state) {
  is_dropped_ = true;
  uint32_t number = state.handle.loss;
  if (is_loss_sure_[number]) return;
  is_loss_sure_[number] = true;
  Loss &loss = table_.losses[number];
  loss.trail = trailOf(state.path);
  loss.site = siteOf(state.path);
}

// Nothing took its place: perhaps because the process is about to end.
bool Run::isPerhapsTheEnd(LossKind kind, uint32_t index) const {
  return kind == LossKind::Overwrite && function_.instructions[index].opcode == Opcode::Store && stores_number_;
}

Run::PassedBy Run::passedBy(const State &state) {
  return {state.handle.in_several ? state.handle.left_loops : 0, state.handle.left_loops};
}

// A loop that releases what it finds was left behind without releasing this one: when it is one of several, or the loop
// looks at one of several, that is not certain enough to tell.
bool Run::mayBeReleasedIn(const PassedBy &loops) const {
  return (loops.as_one_of_several & released_in_loops_) || (loops.as_any & visited_in_loops_);
}

void Run::recordMisuse(State &state, Rule rule, uint32_t index, const std::string &callee) {
  const Instruction &i = function_.instructions[index];
  is_dropped_ = true;
  Misuse misuse;
  misuse.rule = rule;
  misuse.place = place(i.place);
  misuse.function = functionName();
  misuse.callee = callee;
  misuse.in_system_header = function_.in_system_header;
  misuse.handle = state.handle;
  misuse.site = siteOf(state.path);
  misuse.trail = trailOf(state.path);
  if (kind_ == RunKind::Entry) {
    auto conditions = std::make_shared<Exit>();
    tellConditions(state, *conditions);
    misuse.conditions = std::move(conditions);
  }
  for (const Misuse &known : table_.misuses)
    if (known.place == misuse.place && known.rule == rule) return;
  table_.misuses.push_back(std::move(misuse));
}

void Run::release(State &state, uint32_t index, const std::string &callee) {
  const Instruction &i = function_.instructions[index];
  if (state.handle.status == HandleStatus::Released) return recordMisuse(state, Rule::DoubleRelease, index, callee);
  if (state.handle.status != HandleStatus::Held) return;
  state.handle.status = HandleStatus::Released;
  state.handle.event_place = i.place;
  noteReleasedIn(index, state.handle);
  fates_.emplace_back(place(i.place), "is released by " + callee + "()");
  pathNode(state, StepKind::Release, i.place, "released here");
  // Found through an index: it may have been this one or another. Nothing certain can be said of it from here on.
  if (state.handle.was_visited) endObservation(state);
}

void Run::endObservation(State &state) {
  state.handle.status = HandleStatus::Escaped;
  if (kind_ == RunKind::Tracked) is_dropped_ = true;
}

void Run::noteReleasedIn(uint32_t index, const Observation &handle) {
  was_released_ = true;
  for (size_t loop = 0; loop < body_.loops.size(); ++loop) {
    if (!body_.loops[loop][body_.block_of[index]]) continue;
    if (handle.in_several || handle.was_visited) released_in_loops_ |= uint64_t(1) << (loop % 64);
    if (handle.was_visited) visited_in_loops_ |= uint64_t(1) << (loop % 64);
  }
}

void Run::escape(State &state, uint32_t index, const std::string &why) {
  state.handle.status = HandleStatus::Escaped;
  was_handed_on_ = true;
  fates_.emplace_back(place(placeOf(index)), why);
  if (kind_ == RunKind::Tracked) is_dropped_ = true;
}

}  // namespace connleak
