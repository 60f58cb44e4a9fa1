// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/run.h"

#include <algorithm>

namespace connleak {

Run::Run(Engine &engine, FunctionRef ref, FunctionContext &context, RunKind kind, uint32_t resource)
    : engine_(engine), program_(engine.program()), ref_(ref), function_(program_.function(ref)), body_(engine.body(ref)),
      symbols_(context.symbols), sites_(context.sites), path_(context.paths), context_(context), kind_(kind), resource_(resource) {
  const Limits &limits = engine.limits();
  uint64_t count = function_.instructions.size(), near = std::min(count, limits.large);
  most_variants_ = count > limits.large ? limits.variants_when_large : limits.variants;
  most_properties_ = count > limits.long_beyond ? limits.properties_when_long : limits.properties;
  most_steps_ = std::max(limits.fewest_steps, near * limits.steps_per_instruction + (count - near) * limits.steps_beyond);
}

bool Run::overLimit() {
  if (steps_ <= most_steps_) return false;
  table_.gave_up = true;
  return true;
}

bool Run::join(State &into, const State &from, JoinPoint point, bool widen) {
  uint32_t sites = sites_.united(into.handle.sites, from.handle.sites);
  bool changed = joinStates(into, from, point, widen, symbols_);
  into.handle.sites = sites;
  uint32_t throwers = context_.thrower_sets.united(into.flight.throwers, from.flight.throwers);
  changed |= throwers != into.flight.throwers;
  changed |= into.is_supposed && !from.is_supposed;
  into.is_supposed &= from.is_supposed;
  for (const auto &[buffer, calls] : from.landings) {
    const uint32_t *known = into.landings.find(buffer);
    uint32_t both = known ? context_.landing_sets.united(*known, calls) : calls;
    changed |= !known || both != *known;
    into.landings.set(buffer, both);
  }
  into.flight.throwers = throwers;
  for (size_t k = 0; k < into.caught.size(); ++k) {
    if (into.caught[k].type != from.caught[k].type) into.caught[k].type = kAnyThrown;
    into.caught[k].throwers = context_.thrower_sets.united(into.caught[k].throwers, from.caught[k].throwers);
  }
  return changed;
}

// ---------------------------------------------------------------- where runs begin

void Run::enter(const EntryKey &key) {
  State state;
  for (uint32_t p = 0; p < function_.parameter_count; ++p)
    state.values.set(p, Value::symbol(symbols_.parameter(p)));
  // Follows a path from its root up to its last step; what lies between exists, so it is not null.
  auto objectAt = [&](const EntryPath &path, size_t steps) {
    SymbolId object = path.of_global ? symbols_.global(path.root) : symbols_.parameter(path.root);
    for (size_t i = 0;; ++i) {
      if (!symbols_.isAddress(object)) view(state).assumeRange(Value::symbol(object), Range::except(0));
      if (i == steps) return object;
      const EntryPath::Step &step = path.steps[i];
      if (step.is_element) { object = symbols_.element(object, step.offset); continue; }
      // A way that was put there before, or what was there at first.
      const Value *known = state.memory.find({object, step.offset});
      object = known && known->isSymbol() && known->number == 0 ? known->id : symbols_.initial(object, step.offset);
    }
  };
  auto put = [&](const EntryPath &path, const Value &value) {
    if (path.steps.empty()) {
      if (!path.of_global && path.root < function_.parameter_count) state.values.set(path.root, value);
      return;
    }
    SymbolId object = objectAt(path, path.steps.size() - 1);
    state.memory.set({object, path.steps.back().offset}, value);
    if (view(state).isHandle(value)) held_at_entry_.push_back({object, path.steps.back().offset});
    state.handle.in_several |= symbols_.isSummary(object);
  };
  // The same object found another way: the last pointer on that way leads to it, or into it.
  auto lead = [&](const EntryPath &path, const EntryPath &known, SymbolId holder) {
    size_t last = path.steps.size() - 1;
    Value there = Value::symbol(holder, known.steps.back().offset - path.steps.back().offset);
    if (last == 0 && !path.of_global) { state.values.set(path.root, there); return; }
    if (last == 0 || path.steps[last - 1].is_element) return;
    state.memory.set({objectAt(path, last - 1), path.steps[last - 1].offset}, there);
  };
  for (uint32_t p = 0; p < function_.parameter_count; ++p)
    if (Range given = givenAs(p); !given.isAny()) view(state).assumeRange(Value::symbol(symbols_.parameter(p)), given);
  for (const Binding &binding : key.bindings) put(binding.first, Value::symbol(symbols_.global(binding.second)));
  if (!key.paths.empty()) {
    SymbolId handle = symbols_.handle();
    state.handle.status = key.is_released ? HandleStatus::Released : HandleStatus::Held;
    for (size_t n = 0; n < key.paths.size(); ++n) {
      const EntryPath &path = key.paths[n];
      uint32_t first = n < key.holders.size() ? key.holders[n] : n;
      if (first != n && !path.steps.empty() && !key.paths[first].steps.empty())
        lead(path, key.paths[first], objectAt(key.paths[first], key.paths[first].steps.size() - 1));
      put(path, Value::symbol(handle));
      never_lost_ |= path.steps.empty();
    }
    for (const EntryKey::Ring &ring : key.rings) {
      if (ring.path.steps.empty() || ring.path.steps.back().is_element) continue;
      SymbolId holder = objectAt(ring.path, ring.path.steps.size() - 1), back = objectAt(ring.path, ring.back_steps);
      if (!state.memory.find({holder, ring.path.steps.back().offset})) state.memory.set({holder, ring.path.steps.back().offset}, Value::symbol(back, ring.offset));
    }
    makeValid(state, handle);
    state.handle.in_several |= key.is_one_of_several;
    state.handle.was_visited = key.is_one_of_several;
  }
  arrive(0, std::move(state), false);
}

void Run::enterAt(uint32_t instruction, const State &before, const Birth &birth, uint32_t site) {
  States born;
  State state = before;
  state.path = 0;
  state.jump_place = 0;
  call(instruction, std::move(state), birth, born);
  for (State &one : born) {
    one.handle.sites = sites_.single(site);
    path_[one.path].choice = site;
  }
  uint32_t block = body_.block_of[instruction];
  for (State &one : born) dropDying(instruction, one);
  States alive;
  for (State &one : born) {
    is_dropped_ = false;
    if (isHeld(one)) checkLoss(one, LossKind::Discard, instruction);
    if (!is_dropped_ && !handOver(instruction, one)) alive.push_back(std::move(one));
  }
  mergeStates(alive, block, instruction);
  const Instruction &i = function_.instructions[instruction];
  States going_on;
  for (State &one : alive) {
    if (one.is_thrown) unwind(instruction, std::move(one));
    else if (!i.targets.empty()) follow(std::move(one), block, i.targets.front());
    else going_on.push_back(std::move(one));
  }
  if (i.targets.empty()) runFrom(block, instruction + 1, std::move(going_on));
}

void Run::enterWith(uint32_t instruction, State after) {
  if (after.is_thrown) return unwind(instruction, std::move(after));
  States states;
  states.push_back(std::move(after));
  const Instruction &i = function_.instructions[instruction];
  if (!i.targets.empty()) return follow(std::move(states.front()), body_.block_of[instruction], i.targets.front());
  runFrom(body_.block_of[instruction], instruction + 1, std::move(states));
}

// The parameters are new ones; what the first call made is of an earlier round.
void Run::enterAgain(const State &left) {
  is_again_ = true;
  State state = left;
  state.values.clear();
  auto isOfFirstCall = [&](SymbolId id) {
    for (;;) {
      const Symbol &symbol = symbols_[id];
      if (symbol.kind == SymbolKind::Parameter) return true;
      if (symbol.base == 0 || symbol.kind == SymbolKind::Join) return false;
      id = symbol.base;
    }
  };
  StateView v = view(state);
  std::vector<std::pair<Cell, Value>> cells;
  for (const auto &[cell, value] : state.memory) {
    if (isOfFirstCall(cell.object) && !v.leadsToHandle(value)) continue;
    cells.emplace_back(cell, value.isSymbol() && isOfFirstCall(value.id) ? Value::unknown() : value);
  }
  state.memory.assign(std::move(cells));
  state.constraints.eraseIf([&](const auto &entry) { return isOfFirstCall(entry.first); });
  state.options.clear();
  v.ageSymbols(std::vector<bool>(function_.blocks.size(), true), true);
  for (uint32_t p = 0; p < function_.parameter_count; ++p) state.values.set(p, Value::symbol(symbols_.parameter(p)));
  state.jump_place = 0;
  state.flight = {};
  state.caught = {};
  state.landings.clear();
  state.is_supposed = false;
  while (state.path != 0 && path_[state.path].parent != 0) state.path = path_[state.path].parent;
  pathNode(state, StepKind::Remark, function_.place, "when " + functionName() + "() is called again");
  arrive(0, std::move(state), false);
}

std::vector<State> Run::leftInGlobals() {
  std::vector<State> left;
  for (ExitSlot &slot : exits_) {
    if (!isHeld(slot.state)) continue;
    StateView v = view(slot.state);
    bool in_global = false, elsewhere = std::any_of(slot.values.begin(), slot.values.end(), [&](const Value &value) {
      return v.leadsToHandle(value); });
    for (const auto &[cell, value] : slot.state.memory) {
      if (!v.isHandle(value)) continue;
      (symbols_[cell.object].kind == SymbolKind::Global ? in_global : elsewhere) = true;
    }
    if (in_global && !elsewhere) left.push_back(slot.state);
  }
  return left;
}

// ---------------------------------------------------------------- the property part

Run::Property Run::propertyOf(const State &state) {
  Property property;
  property.handle.status = state.handle.status;
  property.handle.loss = state.handle.loss;
  property.thrown = state.flight.type;
  property.is_raising = state.is_raising;
  if (state.handle.status == HandleStatus::None) return property;
  if (state.handle.status == HandleStatus::Held) property.jump_place = state.jump_place;
  State &mutable_state = const_cast<State &>(state);
  std::vector<SymbolId> carriers = view(mutable_state).carriers();
  auto matters = [&](const Value &value) {
    if (!value.isSymbol()) return false;
    if (symbols_[value.id].kind == SymbolKind::Handle) return true;
    return symbols_.region(value.id) == Region::Heap &&
           std::find(carriers.begin(), carriers.end(), value.id) != carriers.end();
  };
  for (const auto &[cell, value] : state.memory)
    if (matters(value)) property.cells.push_back(cell);
  for (const auto &[number, value] : state.values)
    if (matters(value)) property.values.push_back(number);
  return property;
}

// Those with equal property parts are kept apart up to a limit. With too many property parts the closest of the same
// status takes it in: its ways to the handle are united, which errs to silence.
Run::Slot *Run::closestSlot(std::vector<Slot> &slots, const Property &property, const State &state, unsigned most, unsigned &closest_distance) {
  unsigned same = 0, others = 0;
  Slot *closest = nullptr;
  closest_distance = ~0u;
  for (Slot &slot : slots) {
    if (!(slot.property == property)) { ++others; continue; }
    ++same;
    unsigned d = distance(slot.state, state, closest_distance);
    if (d < closest_distance) { closest = &slot; closest_distance = d; }
  }
  if (closest_distance == 0 || same >= most) return closest;
  if (others < most_properties_) return nullptr;
  if (closest) return closest;
  for (Slot &slot : slots) {
    if (!slot.property.hasSameOutcome(property)) continue;
    unsigned d = distance(slot.state, state, closest_distance);
    if (d < closest_distance) { closest = &slot; closest_distance = d; }
  }
  return closest;
}

void Run::arrive(uint32_t block, State state, bool by_back_edge) {
  const Limits &limits = engine_.limits();
  std::vector<Slot> &slots = slots_[block];
  Property property = propertyOf(state);
  unsigned closest_distance = 0;
  unsigned most = by_back_edge ? std::min(most_variants_, limits.variants_on_back_edge) : most_variants_;
  if (kind_ != RunKind::Base && property.handle.status != HandleStatus::Held) most = std::min(most, limits.variants_when_done);
  Slot *closest = closestSlot(slots, property, state, most, closest_distance);
  if (!closest) {
    if (slots.size() >= 4 * most_properties_) { table_.gave_up = true; return; }
    slots.push_back({std::move(property), std::move(state)});
    work_.insert({orderOf(block), block});
    return;
  }
  if (closest_distance == 0) {
    closest->state.handle.sites = sites_.united(closest->state.handle.sites, state.handle.sites);
    uint32_t throwers = context_.thrower_sets.united(closest->state.flight.throwers, state.flight.throwers);
    bool changed = uniteMarks(closest->state, state);
    if (throwers == closest->state.flight.throwers && !changed) return;
    closest->state.flight.throwers = throwers;   // each is told where the handle is lost
    closest->is_dirty = true;
    work_.insert({orderOf(block), block});
    return;
  }
  ++closest->visits;
  bool widen = closest->visits > limits.widen_after && (isLanding(block) || body_.loop_of_header[block] != kNone);
  widen |= closest->visits > 4 * limits.widen_after;
  JoinPoint point = isLanding(block) ? JoinPoint{body_.block_of[landedAt(block)], landedAt(block)} : JoinPoint{block, kNone};
  if (!join(closest->state, state, point, widen)) return;
  // Objects that only one of those that met could come to.
  if (closest->state.memory.size() > closest->most_cells) {
    view(closest->state).dropUnreferencedObjects();
    closest->most_cells = std::max(closest->most_cells, 2 * closest->state.memory.size());
  }
  if (!(closest->property == property)) closest->property = propertyOf(closest->state);
  closest->is_dirty = true;
  work_.insert({orderOf(block), block});
}

// The first block in order; but the head of a loop waits until the round under way is through.
uint32_t Run::takeWork() {
  auto at = work_.begin();
  for (auto next = std::next(at); next != work_.end(); at = next++) {
    uint32_t loop = isLanding(at->second) ? kNone : body_.loop_of_header[at->second];
    if (loop == kNone || isLanding(next->second) || !body_.loops[loop][next->second]) break;
  }
  uint32_t block = at->second;
  work_.erase(at);
  return block;
}

void Run::go() {
  while (!work_.empty() && !overLimit()) {
    uint32_t block = takeWork();
    States states;
    for (Slot &slot : slots_[block]) {
      if (!slot.is_dirty) continue;
      slot.is_dirty = false;
      states.push_back(slot.state);
    }
    // One by one: what was kept apart so far stays apart until a join asks otherwise.
    for (State &state : states) {
      if (isLanding(block)) { goOnBehind(landedAt(block), std::move(state)); continue; }
      States one;
      one.push_back(std::move(state));
      runFrom(block, function_.blocks[block].first, std::move(one));
    }
  }
}

// How an instruction that is no end of a scope loses a handle that was in memory, or in its operand alone.
static LossKind lossBy(const Instruction &i, bool was_in_memory, bool holder_freed) {
  switch (i.opcode) {
    case Opcode::Call: return holder_freed ? LossKind::Free : was_in_memory ? LossKind::Overwrite : LossKind::CallEnd;
    case Opcode::Store: case Opcode::CopyMemory: case Opcode::FillMemory: case Opcode::AtomicUpdate: return LossKind::Overwrite;
    default: return LossKind::CallEnd;
  }
}

// Those that are thrown leave the block here.
void Run::unwindThrown(uint32_t index, size_t first, States &out) {
  for (size_t k = first; k < out.size();) {
    if (!out[k].is_thrown) { ++k; continue; }
    State thrown = std::move(out[k]);
    out.erase(out.begin() + k);
    unwind(index, std::move(thrown));
  }
}

void Run::runFrom(uint32_t block, uint32_t first, States states) {
  const Block &b = function_.blocks[block];
  uint32_t last = b.first + b.count - 1;
  States out;
  for (uint32_t index = first; index < last && !states.empty(); ++index) {
    const Instruction &i = function_.instructions[index];
    if (i.opcode == Opcode::Phi) continue;
    if (i.opcode == Opcode::Allocate) continue;
    if (sweeping_ && sweep_wanted_(index))
      for (const State &state : states) sweep_visit_(index, state);
    out.clear();
    for (State &state : states) {
      ++steps_;
      size_t before = out.size();
      is_dropped_ = holder_freed_ = false;
      bool was_in_memory = i.opcode == Opcode::Call && isObserving(state) && !view(state).carriers().empty();
      step(index, state, out);
      for (size_t k = before; k < out.size(); ++k) dropDying(index, out[k]);
      if (i.opcode == Opcode::Call || i.opcode == Opcode::Throw) unwindThrown(index, before, out);
      if (!isObserving(state) || i.opcode == Opcode::Load || i.opcode == Opcode::Compare || kind_ == RunKind::Base) continue;
      for (size_t k = before; k < out.size();) {
        is_dropped_ = false;
        if (out[k].handle.status == HandleStatus::Held || out[k].handle.status == HandleStatus::Released)
          checkLoss(out[k], lossBy(i, was_in_memory, holder_freed_), index);
        if (is_dropped_ || handOver(index, out[k])) out.erase(out.begin() + k);
        else ++k;
      }
    }
    std::swap(states, out);
    if (states.size() > 1 && i.opcode == Opcode::Call) mergeStates(states, block, index);
    if (overLimit()) return;
  }
  if (sweeping_ && sweep_wanted_(last))
    for (const State &state : states) sweep_visit_(last, state);
  for (State &state : states) {
    ++steps_;
    terminate(last, std::move(state));
  }
}

void Run::mergeStates(States &states, uint32_t block, uint32_t instruction) {
  unsigned most = most_variants_;
  if (states.size() <= most) return;
  std::vector<Slot> kept;
  for (State &state : states) {
    Property property = propertyOf(state);
    unsigned distance_to_closest = 0;
    Slot *closest = closestSlot(kept, property, state, most, distance_to_closest);
    if (closest && distance_to_closest == 0) { uniteMarks(closest->state, state); continue; }
    if (!closest) kept.push_back({std::move(property), std::move(state)});
    else if (join(closest->state, state, {block, instruction}, false) && !(closest->property == property)) closest->property = propertyOf(closest->state);
  }
  states.clear();
  for (Slot &slot : kept) states.push_back(std::move(slot.state));
}

// True when the state went to the run that follows what these globals hold.
bool Run::handOver(uint32_t index, State &state) {
  if (!hand_over_ || !isHeld(state)) return false;
  StateView v = view(state);
  for (SymbolId object : v.carriers()) {
    while (symbols_.isElement(object)) object = symbols_[object].base;
    if (symbols_[object].kind != SymbolKind::Global) return false;
  }
  if (std::any_of(state.values.begin(), state.values.end(), [&](const auto &entry) { return v.leadsToHandle(entry.second); }))
    return false;
  std::vector<Cell> globals;
  for (const auto &[cell, value] : state.memory)
    if (v.isHandle(value)) globals.push_back(cell);
  if (globals.empty()) return false;
  was_handed_on_ = true;
  hand_over_(index, globals, std::move(state));
  return true;
}

// ---------------------------------------------------------------- edges

void Run::follow(State state, uint32_t from, uint32_t to, bool decided) {
  if (sweeping_) return;
  ++steps_;
  const Block &target = function_.blocks[to];
  std::vector<std::pair<uint32_t, Value>> arriving;
  for (uint32_t index = target.first; index < target.first + target.count; ++index) {
    const Instruction &phi = function_.instructions[index];
    if (phi.opcode != Opcode::Phi) break;
    for (size_t k = 0; k < phi.targets.size(); ++k)
      if (phi.targets[k] == from) { arriving.emplace_back(phi.result, eval(phi.operands[k], state)); break; }
  }
  const std::vector<uint32_t> &needed = body_.needed[to];
  state.values.eraseIf([&](const auto &entry) { return !std::binary_search(needed.begin(), needed.end(), entry.first); });
  for (auto &[number, value] : arriving) state.values.set(number, value);

  StateView v = view(state);
  state.memory.eraseIf([&](const auto &entry) {
    const Symbol &object = symbols_[entry.first.object];
    return object.kind == SymbolKind::Local && body_.isDeadLocal(to, object.a) && (!isHeld(state) || !v.leadsToHandle(entry.second));
  });
  bool back = body_.isBackEdge(from, to);
  if (back && isLossOpen(state)) return confirmLoss(state);
  if (back && body_.loop_of_header[to] != kNone) v.ageSymbols(body_.loops[body_.loop_of_header[to]]);
  v.forgetUnusedIndices();
  if (back && isHeld(state) && !state.handle.in_several)
    state.handle.in_several = std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) {
      return symbols_[entry.first.object].kind == SymbolKind::Kept && v.isHandle(entry.second); });
  if (isObserving(state)) noteLoops(state, from, to, decided);
  v.dropUnreferencedObjects();
  v.dropUnusedConstraints();
  if (isHeld(state) || state.handle.status == HandleStatus::Released) {
    is_dropped_ = false;
    uint32_t last = function_.blocks[from].first + function_.blocks[from].count - 1;
    checkLoss(state, LossKind::CallEnd, last);
    if (is_dropped_) return;
  }
  if (!body_.is_threaded[to]) return arrive(to, std::move(state), back);
  States one;
  one.push_back(std::move(state));
  runFrom(to, target.first, std::move(one));
}

void Run::noteLoops(State &state, uint32_t from, uint32_t to, bool decided) {
  for (size_t loop = 0; loop < body_.loops.size(); ++loop) {
    uint64_t bit = uint64_t(1) << (loop % 64);
    if (body_.loop_of_header[to] == loop && body_.isBackEdge(from, to)) state.handle.turned_loops |= bit;
    if (!body_.loops[loop][from] || body_.loops[loop][to]) continue;
    if (!decided || (state.handle.turned_loops & bit)) state.handle.left_loops |= bit;
    state.handle.turned_loops &= ~bit;
  }
}

void Run::sweep(const std::function<bool(uint32_t)> &wanted, const std::function<void(uint32_t, const State &)> &visit) {
  std::vector<bool> has(function_.blocks.size(), false);
  for (uint32_t block = 0; block < has.size(); ++block)
    for (uint32_t i = function_.blocks[block].first; i < function_.blocks[block].first + function_.blocks[block].count; ++i)
      if (wanted(i)) has[block] = true;
  sweeping_ = true;
  sweep_wanted_ = wanted;
  sweep_visit_ = visit;
  for (uint32_t block = 0; block < landingBlock(function_.instructions.size()); ++block) {
    auto settled = slots_.find(block);
    if (settled == slots_.end() || !has[isLanding(block) ? body_.block_of[landedAt(block)] : block]) continue;
    for (const Slot &slot : settled->second) {
      if (isLanding(block)) { goOnBehind(landedAt(block), slot.state); continue; }
      States one;
      one.push_back(slot.state);
      runFrom(block, function_.blocks[block].first, std::move(one));
    }
  }
  sweeping_ = false;
}

// ---------------------------------------------------------------- paths

uint32_t Run::pathNode(State &state, StepKind kind, uint32_t place, std::string text) {
  PathNode node;
  node.parent = state.path;
  node.kind = kind;
  node.place = place;
  node.text = std::move(text);
  path_.push_back(std::move(node));
  state.path = path_.size() - 1;
  return state.path;
}

uint32_t Run::siteOf(uint32_t path) const {
  uint32_t first = path;
  for (uint32_t at = path; at != 0; at = path_[at].parent) first = at;
  return path_[first].kind == StepKind::Acquire ? path_[first].choice : 0;
}

SharedTrail Run::trailOf(uint32_t path) {
  std::vector<uint32_t> nodes;
  for (uint32_t at = path; at != 0; at = path_[at].parent) nodes.push_back(at);
  std::reverse(nodes.begin(), nodes.end());
  auto trail = std::make_shared<Trail>();
  trail->function = ref_;
  std::set<std::pair<uint32_t, int64_t>> told;  // a loop's condition is told once per outcome
  for (uint32_t at : nodes) {
    const PathNode &node = path_[at];
    bool is_branch = node.kind == StepKind::Branch;
    if (is_branch && node.instruction != kNone && !told.insert({node.instruction, node.choice}).second) continue;
    if (!is_branch || place(node.place).isKnown()) trail->steps.push_back({node.kind, node.place, node.fact, node.choice != 0, node.text, node.inside});
  }
  return trail;
}

}  // namespace connleak
