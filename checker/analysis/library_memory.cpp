// SPDX-License-Identifier: Apache-2.0
// What a library has in memory of its own: containers, shared counts, nodes. Which cells are in use is decided by counts, colours
// and hashes that the analysis loses track of, so of a handle in there only what is sure is said.
#include <algorithm>
#include <utility>

#include "checker/analysis/run.h"

namespace connleak {

constexpr size_t kMostGiven = 8;

// What a library's header keeps on the heap is a container's, for all we know: one of many.
bool Run::isKeptByLibrary(State &state) {
  if (!function_.in_system_header || !isHeld(state)) return false;
  return std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) {
    SymbolId object = entry.first.object;
    return symbols_.region(object) != Region::Local && symbols_[object].kind != SymbolKind::Parameter && view(state).isHandle(entry.second); });
}

// A library's function that could release such a handle, and did not on the way that was found: perhaps for counts that the
// analysis lost track of.
bool Run::mayReleaseUnseen(FunctionRef body, const EntryKey &key) const {
  return key.bindings.empty() ? program_.mayReleaseSomehow(body, resource_) : program_.mayRelease(body, resource_);
}

// What a pure function answers of the handle: `PQstatus(conn)`.
static bool isAboutHandle(const Table &table, uint32_t term) {
  bool is_answer = false;
  for (; table.terms[term].kind == Term::Kind::Pure; term = table.terms[term].base) is_answer = true;
  return is_answer && table.terms[term].kind == Term::Kind::Handle;
}

static bool asksHandle(const Table &table, const Exit &exit) {
  return std::any_of(exit.guards.begin(), exit.guards.end(), [&](const auto &guard) { return isAboutHandle(table, guard.first); });
}

// It stayed open on a way through a library's function that may have been another one: one that releases it. Which one it
// is, counts and flags of the library decide, and the analysis may have lost track of them; what the handle says
// of itself it has not.
bool Run::mayBeReleasedInstead(uint32_t index, FunctionRef body, const EntryKey &key, const Table &table, const Exit &taken,
                               const std::vector<Value> &arguments, const State &state) {
  if (asksHandle(table, taken)) return false;
  bool is_released = false, is_seen = false;
  for (const Exit &exit : table.exits) {
    if (exit.handle.status != HandleStatus::Released) continue;
    is_seen = true;
    State one = state;
    is_released |= applyExit(index, table, exit, arguments, one);
  }
  return is_released || (!is_seen && mayReleaseUnseen(body, key));
}

// The caller gets different answers.
static bool answerDiffers(const Exit &a, const Exit &b) {
  auto isNumber = [](const SummaryValue &value) { return value.kind == SummaryValue::Kind::Integer; };
  for (size_t k = 0; k < a.returned.size() && k < b.returned.size(); ++k)
    if (isNumber(a.returned[k]) && isNumber(b.returned[k]) && a.returned[k].number != b.returned[k].number) return true;
  return false;
}

// It was not taken on a way through a library's function, and is taken on another that answers the same: a tree that says of a key
// first that it has it not, and then that it has.
bool Run::mayBeKeptInstead(uint32_t index, const Table &table, const Exit &taken, const std::vector<Value> &arguments, const State &state) {
  return std::any_of(table.exits.begin(), table.exits.end(), [&](const Exit &exit) {
    bool is_alike = exit.thrown.type == taken.thrown.type && !answerDiffers(exit, taken);
    if (exit.handle.status != HandleStatus::Escaped || !exit.handle.was_linked || !is_alike) return false;
    State one = state;
    return applyExit(index, table, exit, arguments, one); });
}

// Freed, or lost sight of, by a function of a library; or left in the object that its destructor has ended. False when the state
// does not go on.
bool Run::leaveToLibrary(uint32_t index, FunctionRef body, const GlobalInfo &callee, const EntryKey &key, const Table &table, const Exit &taken,
                         const std::vector<Value> &arguments, const State &before, State &after) {
  const Function &function = program_.function(body);
  auto isInObject = [&](const EntryPath &path) {
    return !path.of_global && path.root == 0 && !path.steps.empty() && path.steps[0].offset >= 0 && path.steps[0].offset < function.this_bytes;
  };
  bool is_ended = function.is_destructor && std::any_of(key.paths.begin(), key.paths.end(), isInObject);
  bool is_reachable = view(after).isReachable();
  if (isHeld(after) && mayBeKeptInstead(index, table, taken, arguments, before)) {
    escape(after, index, "is kept by " + callee.qualified + "()");
    return !std::exchange(is_dropped_, false);
  }
  if (!isHeld(after) || (is_reachable && !is_ended)) return true;
  // Making room loses none of several.
  bool is_kept = !is_ended && after.handle.in_several;
  if (!is_kept && !mayBeReleasedInstead(index, body, key, table, taken, arguments, before)) return true;
  if (is_reachable) {
    after.handle.was_spared = true;
    return true;
  }
  escape(after, index, "is kept by " + callee.qualified + "()");
  return !std::exchange(is_dropped_, false);
}

// A reference into memory that a library has allocated, or an iterator, is nobody's to release: where nothing else leads
// there, the library has it, by a link that the analysis lost track of. False when the state does not go on.
bool Run::keepViewed(uint32_t index, State &state, const GlobalInfo &callee) {
  const Instruction &i = function_.instructions[index];
  if (i.result == kNone) return true;
  for (uint32_t k = 0; k < std::max<uint32_t>(1, i.result_count); ++k) {
    const Value *result = state.values.find(i.result + k);
    if (!result || !result->isSymbol() || symbols_[result->id].kind == SymbolKind::Handle) continue;
    SymbolId object = result->id;
    while (symbols_.isElement(object)) object = symbols_[object].base;
    if (!view(state).leadsToHandle(*result) && !view(state).leadsToHandle(Value::symbol(object))) {
      if (symbols_.region(object) != Region::Heap) continue;
      bool is_linked = std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) { return entry.first.object != object && entry.second.is(object); });
      if (!is_linked) giveAway(index, state, object, 100 + k);
      continue;
    }
    State others = state;
    for (uint32_t n = 0; n < std::max<uint32_t>(1, i.result_count); ++n) others.values.erase(i.result + n);
    if (!isHeld(state) || view(others).isReachable()) continue;
    escape(state, index, "is kept by " + callee.qualified + "()");
    if (std::exchange(is_dropped_, false)) return false;
  }
  return true;
}

// A part of the C++ library that only its binary has, and several pointers: it hangs the one into what the other leads to,
// a node into a tree.
bool Run::mayBeLinkedBy(const GlobalInfo &callee, const std::vector<Value> &arguments) const {
  return callee.in_system_header && callee.name.starts_with("_Z") &&
         std::count_if(arguments.begin(), arguments.end(), [](const Value &argument) { return argument.isSymbol(); }) > 1;
}

// From here on it is somebody else's memory, here or, when it came from there, in the caller.
void Run::giveAway(uint32_t index, State &state, SymbolId object, int64_t ordinal) {
  if (symbols_.region(object) == Region::Outside && state.given.size() < kMostGiven) state.given.set(object, true);
  if (symbols_.region(object) != Region::Heap || view(state).leadsToHandle(Value::symbol(object))) return;
  Value others = fresh(function_.instructions[index], index, 4000 + ordinal);
  view(state).substitute(object, others);
  view(state).assumeRange(others, Range::except(0));
}

}  // namespace connleak
