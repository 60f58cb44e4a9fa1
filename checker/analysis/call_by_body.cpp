// SPDX-License-Identifier: Apache-2.0
// A call of a function whose body is in sight: how the handle comes into it, and what its summary makes of the caller's
// state.
#include <algorithm>
#include <utility>

#include "checker/analysis/run.h"

namespace connleak {

namespace {

// A pointer in memory that leads to the handle, written down or only known by what was loaded through it.
struct Link {
  SymbolId object = 0;
  int64_t offset = 0;
  Value value;
};

}  // namespace

static std::vector<Link> linksTowards(State &state, StateView v, const SymbolTable &symbols) {
  std::vector<Link> links;
  for (const auto &[cell, value] : state.memory)
    if (!isDefault(cell.offset) && v.leadsToHandle(value)) links.push_back({cell.object, cell.offset, value});
  for (SymbolId carrier : v.carriers())
    if (symbols[carrier].kind == SymbolKind::Initial && !state.memory.find({symbols[carrier].base, symbols[carrier].a}))
      links.push_back({symbols[carrier].base, symbols[carrier].a, Value::symbol(carrier)});
  return links;
}

constexpr size_t kLongestPath = 6, kMostBindings = 6, kDeepestBinding = 4, kMostRings = 4;

// Every way the callee can come to the handle: an argument, memory an argument leads to, a global it names.
void Run::findPathsInto(FunctionRef body, State &state, const std::vector<Value> &arguments, EntryKey &key) {
  StateView v = view(state);
  std::vector<Link> links = linksTowards(state, v, symbols_);
  std::vector<std::pair<EntryPath, SymbolId>> found;   // and the object it ends in
  auto isRepeated = [&](SymbolId object) {
    SymbolKind kind = symbols_[object].kind;
    return kind == SymbolKind::Kept || kind == SymbolKind::Old || kind == SymbolKind::Element;
  };
  // From an object at some offset on: cells that are the handle, and cells that lead further.
  struct Passed { SymbolId object; int64_t base; size_t steps; };
  std::vector<Passed> on_the_way;
  auto search = [&](auto &&self, SymbolId object, int64_t base, const EntryPath &path) -> void {
    for (const Passed &passed : on_the_way) {
      if (passed.object != object) continue;
      if (!symbols_.isSummary(object) && key.rings.size() < kMostRings) key.rings.push_back({path, static_cast<uint32_t>(passed.steps), base - passed.base});
      return;
    }
    if (path.steps.size() + 1 >= kLongestPath || found.size() >= engine_.limits().entry_paths) return;
    for (const Link &link : links) {
      EntryPath next = path;
      const Symbol &holder = symbols_[symbols_.someElement(link.object)];
      if (link.object == object) {
        next.steps.push_back({link.offset - base, false});
      } else if (symbols_.isElement(link.object) && symbols_.arrayOf(link.object) == object) {
        next.steps.push_back({holder.a - base, true});
        next.steps.push_back({link.offset, false});
        key.is_one_of_several = true;
      } else {
        continue;
      }
      key.is_one_of_several |= isRepeated(link.object);
      on_the_way.push_back({object, base, path.steps.size()});
      if (v.isHandle(link.value)) found.emplace_back(std::move(next), link.object);
      else self(self, link.value.id, link.value.number, next);
      on_the_way.pop_back();
    }
  };
  uint32_t parameters = program_.function(body).parameter_count;
  for (uint32_t p = 0; p < arguments.size() && p < parameters; ++p) {
    if (!v.leadsToHandle(arguments[p])) continue;
    EntryPath path{false, p, {}};
    if (v.isHandle(arguments[p])) found.emplace_back(std::move(path), symbols_.handle());
    else search(search, arguments[p].id, arguments[p].number, path);
  }
  for (SymbolId object : v.carriers()) {
    const Symbol &symbol = symbols_[object];
    if (symbol.kind == SymbolKind::Global && program_.mentions(body, symbol.a))
      search(search, object, 0, EntryPath{true, static_cast<uint32_t>(symbol.a), {}});
  }
  std::sort(key.rings.begin(), key.rings.end());
  key.rings.erase(std::unique(key.rings.begin(), key.rings.end()), key.rings.end());
  // A global is itself, whoever else has its address.
  std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
    return std::tuple(!a.first.of_global, a) < std::tuple(!b.first.of_global, b); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > engine_.limits().entry_paths) found.resize(engine_.limits().entry_paths);
  for (uint32_t n = 0; n < found.size(); ++n) {
    key.paths.push_back(found[n].first);
    // Several pointers to some element: they may be pointers to several elements.
    std::vector<EntryPath::Step> &steps = key.paths.back().steps;
    bool is_element = steps.size() > 1 && steps[steps.size() - 2].is_element;
    auto ends_there = [&](const auto &other) { return other.second == found[n].second; };
    if (symbols_[found[n].second].kind == SymbolKind::Element && !is_element && !steps.empty() &&
        std::none_of(found.begin(), found.begin() + n, ends_there) && std::any_of(found.begin() + n + 1, found.end(), ends_there))
      steps.insert(steps.end() - 1, {0, true});
    uint32_t same = 0;
    while (found[same].second != found[n].second) ++same;
    key.holders.push_back(same);
  }
}

std::vector<Binding> Run::bindingsInto(FunctionRef body, const State &state, const std::vector<Value> &arguments) {
  std::vector<Binding> bindings;
  auto functionIn = [&](const Value &value) {
    if (!value.isSymbol() || value.number != 0 || symbols_[value.id].kind != SymbolKind::Global) return false;
    const GlobalInfo &global = program_.global(symbols_[value.id].a);
    return global.is_function || global.variable != nullptr;   // or a constant table of functions
  };
  if (!program_.callsThroughPointer(body)) return bindings;
  // In memory that the argument leads to: a deleter in a control block, the table of a class with virtual functions.
  auto search = [&](auto &&self, SymbolId object, int64_t base, const EntryPath &path) -> void {
    for (auto at = state.memory.lowerBound({object, kFirstOffset}); at != state.memory.end() && at->first.object == object; ++at) {
      const auto &[cell, value] = *at;
      if (bindings.size() >= kMostBindings) return;
      EntryPath next = path;
      next.steps.push_back({cell.offset - base, false});
      if (functionIn(value)) bindings.push_back({std::move(next), static_cast<uint32_t>(symbols_[value.id].a)});
      else if (value.isSymbol() && value.number == 0 && value.id != object && next.steps.size() < kDeepestBinding &&
               symbols_.region(value.id) != Region::Outside)
        self(self, value.id, 0, next);
    }
  };
  uint32_t parameters = program_.function(body).parameter_count;
  for (uint32_t p = 0; p < arguments.size() && p < parameters; ++p) {
    const Value &argument = arguments[p];
    if (functionIn(argument)) bindings.push_back({EntryPath{false, p, {}}, static_cast<uint32_t>(symbols_[argument.id].a)});
    if (argument.isSymbol()) search(search, argument.id, argument.number, EntryPath{false, p, {}});
  }
  return bindings;
}

// The argument, or a variable whose address it is, may lead to the handle.
bool Run::mayPassHandle(State &state, const Value &argument) {
  StateView v = view(state);
  if (v.mayLeadToHandle(argument)) return true;
  // Some element of the array in which the handle has a fixed place.
  if (argument.isSymbol() && symbols_.isElement(argument.id) && !symbols_.positionOf(argument.id) && v.leadsToHandle(Value::symbol(symbols_.arrayOf(argument.id)))) return true;
  if (!argument.isSymbol() || symbols_.region(argument.id) == Region::Outside) return false;
  return std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) {
    return entry.first.object == argument.id && v.mayLeadToHandle(entry.second); });
}

// False when the state does not go on: what leaves a function that promised not to throw ends the process.
bool Run::throwExit(uint32_t index, const Exit &exit, const GlobalInfo &callee, State &state) {
  if (!exit.thrown.isActive()) return true;
  // A spec knows better: what the library's own tables of functions would throw.
  bool is_ruled_out = exit.thrown.kind == ThrowKind::Unknown && callee.effect.throws &&
                      callee.effect.throws->kind <= ThrowSpec::Kind::Allocation && !isFollowed(ThrowKind::Allocation);
  // A library's function that is there to throw, in its header or not: the spec says what that means.
  Thrown thrown = exit.thrown;
  if (callee.effect.noreturn && callee.effect.throws && callee.effect.throws->kind == ThrowSpec::Kind::Allocation) thrown.kind = ThrowKind::Allocation;
  if (is_ruled_out || !isFollowed(thrown.kind)) return false;
  if (!function_.instructions[index].may_throw && !isJump(exit.thrown.type)) return false;
  if (isJump(exit.thrown.type)) state.is_supposed = false;
  is_dropped_ = false;
  setThrown(index, state, thrown, callee.qualified);
  return !std::exchange(is_dropped_, false);
}

void Run::callBody(uint32_t index, State state, GlobalId callee, const std::vector<FunctionRef> &bodies,
                   const std::vector<Value> &arguments, const Birth &birth, States &out) {
  const GlobalInfo &global = program_.global(callee);
  if (birth.by_callee) {
    const Acquisition &acquisition = *birth.by_callee;
    for (const Exit &exit : acquisition.table.exits) {
      State one = state;
      one.handle.status = exit.handle.status;   // from here on there is one to lead to
      if (!applyExit(index, acquisition.table, exit, arguments, one)) continue;
      makeValid(one, symbols_.handle());
      one.handle = exit.handle;
      if (is_kept_nameless_ && isHeld(one)) {
        escape(one, index, "is kept by " + global.qualified + "()");
        continue;
      }
      one.handle.left_loops = one.handle.turned_loops = 0;
      one.handle.sites = 0;
      one.handle.merged_callee |= bodies.size() > 1;
      const Function &body = program_.function(bodies.front());
      if (body.in_system_header && !function_.in_system_header && body.returns_view && !keepViewed(index, one, global)) continue;
      uint32_t node = pathNode(one, StepKind::Acquire, placeOf(index), "acquired here by " + global.qualified + "()");
      path_[node].inside = exit.trail;
      if (!throwExit(index, exit, global, one)) continue;
      out.push_back(std::move(one));
    }
    if (out.empty()) is_dropped_ = true;
    return;
  }
  bool answered = false;
  size_t first = out.size();
  for (FunctionRef body : bodies) {
    EntryKey key;
    key.resource = resource_;
    bool observed = isHeld(state) || state.handle.status == HandleStatus::Released;
    if (observed) {
      findPathsInto(body, state, arguments, key);
      key.is_released = state.handle.status == HandleStatus::Released;
      // What the callee finds among several may be another.
      if (key.is_released && key.is_one_of_several) key = {};
    }
    // Behind the last named parameter: read with va_arg(), if at all.
    for (size_t k = program_.function(body).parameter_count; observed && k < arguments.size() && program_.mayRelease(body, resource_); ++k)
      if (view(state).leadsToHandle(arguments[k])) {
        escape(state, index, "may be released in " + global.qualified + "()");
        if (is_dropped_) return;
      }
    if (observed && key.paths.empty() && program_.mayRelease(body, resource_) &&
        std::any_of(arguments.begin(), arguments.end(), [&](const Value &argument) { return mayPassHandle(state, argument); })) {
      noteReleasedIn(index, state.handle);
      escape(state, index, "may be released in " + global.qualified + "()");
      if (is_dropped_) return;
    }
    if (key.paths.empty()) key = {};   // no handle comes in
    key.bindings = bindingsInto(body, state, arguments);
    const Table *table = nullptr;
    if (key.paths.empty() && key.bindings.empty()) {
      if (const FunctionResult *result = engine_.result(body)) table = &result->base;
    } else if (key.paths.empty()) {
      if (const FunctionResult *result = engine_.result(body, key.bindings)) table = &result->base;
    } else {
      table = engine_.entryTable(body, key);
    }
    if (!table || table->gave_up) {
      // Not known, for a reason of our own: silence is the honest answer.
      if (!key.paths.empty() && isHeld(state)) escape(state, index, "the analysis of " + global.qualified + "() gave up");
      if (is_dropped_) return;
      continue;
    }
    answered = true;
    bool handle_inside = !key.paths.empty();
    bool is_library = program_.function(body).in_system_header && !function_.in_system_header;
    if (handle_inside)
      for (const Misuse &inside : table->misuses) {
        State reaching = state;
        if (inside.conditions && !applyExit(index, *table, *inside.conditions, arguments, reaching)) continue;
        Misuse misuse = inside;
        misuse.conditions.reset();
        if (kind_ == RunKind::Entry) {
          auto conditions = std::make_shared<Exit>();
          tellConditions(reaching, *conditions);
          misuse.conditions = std::move(conditions);
        }
        misuse.is_callers_fault |= key.is_released;
        if (misuse.in_system_header && !function_.in_system_header) {   // nobody mends a library
          misuse.in_system_header = false;
          misuse.place = place(placeOf(index));
          misuse.function = functionName();
        }
        misuse.site = siteOf(state.path);
        uint32_t node = pathNode(reaching, StepKind::Enter, placeOf(index), "calling " + global.qualified + "()");
        path_[node].inside = inside.trail;
        misuse.trail = trailOf(node);
        bool known = std::any_of(table_.misuses.begin(), table_.misuses.end(), [&](const Misuse &m) {
          return m.place == misuse.place && m.rule == misuse.rule; });
        if (!known) table_.misuses.push_back(std::move(misuse));
      }
    for (const Exit &exit : table->exits) {
      State one = state;
      if (!applyExit(index, *table, exit, arguments, one)) continue;
      if (handle_inside) {
        HandleStatus before = one.handle.status;
        one.handle.unknown_callees = std::max(one.handle.unknown_callees, exit.handle.unknown_callees);
        one.handle.merged_callee |= exit.handle.merged_callee || bodies.size() > 1;
        one.handle.was_visited |= exit.handle.was_visited;
        one.handle.was_spared |= exit.handle.was_spared;
        one.handle.was_linked |= exit.handle.was_linked;
        one.handle.in_several |= exit.handle.in_several || isKeptByLibrary(one);
        bool changed = exit.handle.status != before;
        if (changed || exit.handle.status == HandleStatus::Dropped) {
          uint32_t node = pathNode(one, StepKind::Enter, placeOf(index), "calling " + global.qualified + "()");
          path_[node].inside = exit.trail;
        }
        if (before == HandleStatus::Held && exit.handle.status == HandleStatus::Released) {
          one.handle.status = HandleStatus::Released;
          one.handle.event_place = placeOf(index);
          noteReleasedIn(index, one.handle);
          fates_.emplace_back(place(placeOf(index)), "is released in " + global.qualified + "()");
        } else if (exit.handle.status == HandleStatus::Escaped) {
          is_dropped_ = false;
          escape(one, index, "escapes in " + global.qualified + "()");
          if (is_dropped_) { is_dropped_ = false; continue; }
        } else if (exit.handle.status == HandleStatus::Dropped && !view(one).isReachable()) {
          is_dropped_ = false;
          InCallee inside{table, exit.handle.loss};
          // In a library's header nobody can mend it: what counts is the call that led there.
          bool is_ours = exit.handle.loss < table->losses.size() && table->losses[exit.handle.loss].in_system_header && !function_.in_system_header;
          LossKind kind = is_ours && program_.function(body).is_destructor ? LossKind::ScopeEnd : LossKind::Overwrite;
          // A container that makes room loses nothing; where the analysis lost sight of it, it is still there.
          bool is_uncertain = is_ours && ((kind == LossKind::Overwrite && one.handle.in_several) || mayBeReleasedInstead(index, body, key, *table, exit, arguments, state));
          if (is_uncertain) escape(one, index, "is kept by " + global.qualified + "()");
          else checkLoss(one, kind, index, is_ours ? nullptr : &inside);
          if (is_dropped_) { is_dropped_ = false; continue; }
        }
      }
      // The callee still had it, or stored it, in memory that has no name here.
      bool came_by_value = std::any_of(key.paths.begin(), key.paths.end(), [](const EntryPath &path) { return path.steps.empty(); });
      bool is_elsewhere = is_kept_nameless_ || (!came_by_value && !view(one).isReachable());
      if (handle_inside && is_elsewhere && isHeld(one) && exit.handle.status == HandleStatus::Held && !holder_freed_) {
        escape(one, index, "is kept in " + global.qualified + "()");
        if (is_dropped_) { is_dropped_ = false; continue; }
      }
      if (handle_inside && is_library && !leaveToLibrary(index, body, global, key, *table, exit, arguments, state, one)) continue;
      // One of several, in the hands of somebody who releases them: that this one was lost meanwhile is not certain.
      if (handle_inside && key.is_one_of_several && isHeld(one) && program_.mayRelease(body, resource_) && !view(one).isReachable()) {
        escape(one, index, "may be released in " + global.qualified + "()");
        if (is_dropped_) { is_dropped_ = false; continue; }
      }
      if (is_library && program_.function(body).returns_view && !keepViewed(index, one, global)) continue;
      if (one.handle.status == HandleStatus::Escaped) one.handle.loss = kNone;
      if (!throwExit(index, exit, global, one)) continue;
      out.push_back(std::move(one));
    }
  }
  if (!answered) callUnknown(index, std::move(state), &global, arguments, out);
  // Counts and flags of a library's own that the analysis lost track of decide whether it releases: not certain enough.
  bool asks_library = !function_.in_system_header && !bodies.empty() && program_.function(bodies.front()).in_system_header;
  if (asks_library && std::any_of(out.begin() + first, out.end(), [](const State &one) { return one.handle.status == HandleStatus::Released; }))
    for (size_t k = first; k < out.size();) {
      bool is_lost = isHeld(out[k]) && !view(out[k]).isReachable();
      if (is_lost) escape(out[k], index, "may be released by " + global.qualified + "()");
      if (is_lost && std::exchange(is_dropped_, false)) out.erase(out.begin() + k);
      else ++k;
    }
  if (out.size() - first > 1)
    for (size_t k = first; k < out.size(); ++k) out[k].forked = index;
  is_dropped_ = false;
}

}  // namespace connleak
