// SPDX-License-Identifier: Apache-2.0
// Calls. What a callee does is told, in this order, by a spec or an attribute, by its body's summary, by its name.
#include <algorithm>

#include "checker/analysis/convention.h"
#include "checker/analysis/run.h"

namespace connleak {

static Relation relationOf(Condition::Relation relation) {
  switch (relation) {
    case Condition::Relation::Equal: return Relation::Equal;
    case Condition::Relation::NotEqual: return Relation::NotEqual;
    case Condition::Relation::Less: return Relation::Less;
    case Condition::Relation::LessEqual: return Relation::LessEqual;
    case Condition::Relation::Greater: return Relation::Greater;
    case Condition::Relation::GreaterEqual: return Relation::GreaterEqual;
  }
  return Relation::NotEqual;
}

void Run::makeValid(State &state, SymbolId handle) {
  const ResourceInfo &resource = program_.resource(resource_);
  view(state).assumeRange(Value::symbol(handle),
                          Range::satisfying(relationOf(resource.valid_relation), resource.valid_constant, false));
}

Value Run::slotValue(State &state, const HandleSlot &slot, const std::vector<Value> &arguments, const Value &result) {
  switch (slot.kind) {
    case HandleSlot::Kind::Return: return result;
    case HandleSlot::Kind::Argument: return slot.argument < arguments.size() ? arguments[slot.argument] : Value::unknown();
    case HandleSlot::Kind::This: return arguments.empty() ? Value::unknown() : arguments.front();
    case HandleSlot::Kind::Pointee: break;
  }
  if (slot.argument >= arguments.size() || !arguments[slot.argument].isSymbol()) return Value::unknown();
  return loadCell(state, arguments[slot.argument].id, arguments[slot.argument].number + slot.offset);
}

bool Run::assumeCondition(State &state, const Condition &condition, bool truth, const std::vector<Value> &arguments,
                          const Value &result) {
  Value subject = slotValue(state, condition.subject, arguments, result);
  Relation relation = relationOf(condition.relation);
  if (!truth) relation = inverse(relation);
  return view(state).assumeRange(subject, Range::satisfying(relation, condition.constant, false));
}

// ---------------------------------------------------------------- which callee

void Run::call(uint32_t index, State state, const Birth &birth, States &out) {
  state.jump_place = 0;
  std::vector<Value> arguments = argumentsOf(index, state);
  if (birth.by_spec || birth.by_callee) return callNamed(index, std::move(state), birth.callee, arguments, birth, out);
  std::vector<GlobalId> callees = calleesAt(index, state);
  preferReleasing(callees, state, arguments);
  for (size_t k = 0; k < callees.size(); ++k) {
    is_dropped_ = false;
    // NOLINTNEXTLINE(bugprone-use-after-move): in the last round only
    callNamed(index, k + 1 < callees.size() ? state : std::move(state), callees[k], arguments, birth, out);
  }
  if (callees.empty()) callUnknown(index, std::move(state), nullptr, arguments, out);
}

std::vector<Value> Run::argumentsOf(uint32_t index, const State &state) {
  const Instruction &i = function_.instructions[index];
  std::vector<Value> arguments;
  for (size_t k = 1; k < i.operands.size(); ++k) arguments.push_back(eval(i.operands[k], state));
  return arguments;
}

// Several may be called, and which one hangs together with how the handle came to be: if some release such a handle, it
// is one of them.
void Run::preferReleasing(std::vector<GlobalId> &callees, State &state, const std::vector<Value> &arguments) {
  if (callees.size() < 2 || !isHeld(state)) return;
  if (std::none_of(arguments.begin(), arguments.end(), [&](const Value &a) { return view(state).leadsToHandle(a); })) return;
  auto releases = [&](GlobalId callee) {
    const CallEffect &effect = program_.global(callee).effect;
    if (std::any_of(effect.releases.begin(), effect.releases.end(), [&](const auto &r) { return r.resource == resource_; })) return true;
    std::vector<FunctionRef> bodies = program_.definitionsFor(callee, ref_.unit);
    return std::any_of(bodies.begin(), bodies.end(), [&](FunctionRef body) { return program_.mayRelease(body, resource_); });
  };
  if (std::any_of(callees.begin(), callees.end(), releases)) std::erase_if(callees, [&](GlobalId callee) { return !releases(callee); });
}

constexpr size_t kMostCallees = 6;

std::vector<GlobalId> Run::calleesAt(uint32_t index, const State &state) {
  const Instruction &i = function_.instructions[index];
  Value callee = i.operands.empty() ? Value::unknown() : eval(i.operands[0], state);
  if (!callee.isSymbol() || callee.number != 0) return {};
  auto isFunction = [&](SymbolId id) { return symbols_[id].kind == SymbolKind::Global && program_.global(symbols_[id].a).is_function; };
  if (isFunction(callee.id)) return {static_cast<GlobalId>(symbols_[callee.id].a)};
  // Out of some entry of a constant table: any of its functions at that place of an entry.
  const Symbol &loaded = symbols_[callee.id];
  if (loaded.kind != SymbolKind::Initial || symbols_[loaded.base].kind != SymbolKind::Element) return {};
  const Symbol &element = symbols_[loaded.base];
  if (symbols_[element.base].kind != SymbolKind::Global) return {};
  const GlobalInfo &table = program_.global(symbols_[element.base].a);
  if (!table.variable) return {};
  std::vector<GlobalId> found;
  for (const InitialCell &cell : table.variable->cells) {
    Value value = initialValue(table, cell);
    if (!value.isSymbol() || !isFunction(value.id) || cell.offset < element.a + loaded.a) continue;
    if (element.b != 0 && (cell.offset - element.a - loaded.a) % element.b != 0) continue;
    GlobalId function = symbols_[value.id].a;
    if (std::find(found.begin(), found.end(), function) == found.end()) found.push_back(function);
  }
  return found.size() <= kMostCallees ? found : std::vector<GlobalId>();
}

std::vector<Binding> Run::bindingsAt(uint32_t index, GlobalId callee, const State &state) {
  if (program_.global(callee).effect.is_known) return {};
  for (FunctionRef body : program_.definitionsFor(callee, ref_.unit))
    if (program_.callsThroughPointer(body)) return bindingsInto(body, state, argumentsOf(index, state));
  return {};
}

void Run::callNamed(uint32_t index, State state, GlobalId callee, const std::vector<Value> &arguments, const Birth &birth,
                    States &out) {
  const GlobalInfo &global = program_.global(callee);
  const CallEffect &effect = global.effect;
  if (effect.noreturn) { is_dropped_ = true; return; }
  if (effect.noreturn_when && !assumeCondition(state, *effect.noreturn_when, false, arguments, Value::unknown())) {
    is_dropped_ = true;
    return;
  }
  if (effect.is_known || birth.by_spec) return callBySpec(index, std::move(state), callee, arguments, birth, out);
  std::vector<FunctionRef> bodies = program_.definitionsFor(callee, ref_.unit);
  if (!bodies.empty()) return callBody(index, std::move(state), callee, bodies, arguments, birth, out);
  callUnknown(index, std::move(state), &global, arguments, out);
}

// ---------------------------------------------------------------- by spec

// What an argument points to, by the declaration of the function that gets it.
static bool isOnlyRead(const GlobalInfo *callee, size_t argument) {
  return callee && argument < 64 && (callee->const_pointees >> argument & 1);
}

void Run::invalidatePure(uint32_t index, State &state, const Value &argument, bool but_kept) {
  if (!argument.isSymbol()) return;
  if (symbols_.isCallers(argument.id)) noteUsed(state, argument.id, !but_kept);
  if (symbols_.isAskedAbout(argument.id)) forgetAnswers(index, state, argument.id, but_kept);
}

void Run::noteUsed(State &state, SymbolId object, bool is_all) {
  if (state.used.find(0)) return;
  const bool *known = state.used.find(object);
  if (known || state.used.size() < kMostUsed) return state.used.set(object, (known && *known) || is_all);
  state.used.clear();
  state.used.set(0, true);
}

// What pure functions say of the object, or of any (0).
void Run::forgetAnswers(uint32_t index, State &state, SymbolId object, bool but_kept) {
  std::vector<SymbolId> stale;
  auto note = [&](const Value &value) {
    if (!value.isSymbol()) return;
    const Symbol &symbol = symbols_[value.id];
    if (symbol.kind != SymbolKind::Pure || (object != 0 && symbol.base != object)) return;
    const CallEffect &asked = program_.global(symbol.a).effect;
    if (!asked.constant && !(but_kept && asked.is_kept)) stale.push_back(value.id);
  };
  auto noteDeep = [&](const Value &value) {
    note(value);
    if (!value.isCondition()) return;
    note(symbols_.comparison(value.id).left);
    note(symbols_.comparison(value.id).right);
  };
  for (const auto &[symbol, range] : state.constraints) note(Value::symbol(symbol));
  for (const auto &[cell, value] : state.memory) noteDeep(value);
  for (const auto &[number, value] : state.values) noteDeep(value);
  std::sort(stale.begin(), stale.end());
  stale.erase(std::unique(stale.begin(), stale.end()), stale.end());
  const Instruction &i = function_.instructions[index];
  for (size_t k = 0; k < stale.size(); ++k)
    view(state).substitute(stale[k], fresh(i, index, 2000 + symbols_[stale[k]].a));
}

// A function that is known for other resources got it: what it does with this one is told by its name.
void Run::handToOthers(uint32_t index, State &state, const GlobalInfo &global, const std::vector<Value> &arguments) {
  const CallEffect &effect = global.effect;
  if (!isHeld(state) || effect.borrows(resource_) || effect.frees) return;
  bool is_ours = std::any_of(effect.releases.begin(), effect.releases.end(), [&](const auto &r) { return r.resource == resource_; }) ||
                 std::any_of(effect.acquires.begin(), effect.acquires.end(), [&](const auto &a) { return a.resource == resource_; });
  if (is_ours) return;
  bool with_function = std::any_of(arguments.begin(), arguments.end(), [&](const Value &a) { return bringsFunction(state, a); });
  for (size_t k = 0; k < arguments.size(); ++k) {
    if (!view(state).leadsToHandle(arguments[k])) continue;
    if (!with_function && customOf(global.qualified, k, arguments.size()) == Custom::Borrows) continue;
    return escape(state, index, "is handed to " + global.qualified + "()");
  }
}

// Who never asks whether it worked takes it that it did.
bool Run::isLookedAt(const Condition &condition, uint32_t index) const {
  const Instruction &i = function_.instructions[index];
  if (condition.subject.kind != HandleSlot::Kind::Return || i.result == kNone) return true;
  return std::any_of(function_.instructions.begin(), function_.instructions.end(), [&](const Instruction &user) {
    return std::any_of(user.operands.begin(), user.operands.end(), [&](const Operand &operand) {
      return operand.kind == Operand::Kind::Value && operand.index == i.result; }); });
}

// What a pure function says of its arguments: one symbol as long as they stay the same. All but one have to be values
// that no loop makes anew.
Value Run::answerOf(GlobalId callee, const std::vector<Value> &arguments) {
  auto isFixed = [&](const Value &value) {
    if (value.isInteger()) return true;
    for (SymbolId id = value.id; value.isSymbol(); id = symbols_[id].base) {
      SymbolKind kind = symbols_[id].kind;
      if (kind == SymbolKind::Parameter || kind == SymbolKind::Global) return true;
      if (kind != SymbolKind::Initial) break;
    }
    return false;
  };
  size_t subject = 0;
  while (subject < arguments.size() && !(arguments[subject].isSymbol() && arguments[subject].number == 0 &&
                                         symbols_[arguments[subject].id].kind != SymbolKind::Global)) ++subject;
  if (subject == arguments.size()) return Value::unknown();
  int64_t others = 0;
  for (size_t k = 0; k < arguments.size(); ++k) {
    if (k == subject) continue;
    if (!isFixed(arguments[k])) return Value::unknown();
    others = 1 + symbols_.condition({Relation::Equal, arguments[k], Value::integer(others)});
  }
  if (std::optional<int64_t> of_null = program_.global(callee).effect.of_null) symbols_.noteAnswerOfNull(callee, *of_null);
  return Value::symbol(symbols_.intern(SymbolKind::Pure, arguments[subject].id, callee, others * 64 + static_cast<int64_t>(subject)));
}

// Two ways on from a query on the handle: it is as good as before, or the answer was bad.
void Run::callBySpec(uint32_t index, State state, GlobalId callee, const std::vector<Value> &arguments, const Birth &birth,
                     States &out) {
  const CallEffect &effect = program_.global(callee).effect;
  if (!effect.keeps || birth.by_spec || arguments.empty() || !isHeld(state) || !view(state).isHandle(arguments.front()))
    return callBySpec(index, std::move(state), callee, arguments, birth, false, out);
  States lost;
  callBySpec(index, state, callee, arguments, birth, false, lost);
  for (State &one : lost) {
    uint32_t number = function_.instructions[index].result;
    Value result = number == kNone ? Value::unknown() : eval(Operand::value(number), one);
    Value said = result.isSymbol() && result.number == 0 ? Value::symbol(symbols_.intern(SymbolKind::Pure, result.id, effect.keeps->proof, 0)) : result;
    bool is_bad = true;
    for (int64_t good : effect.keeps->proved_by) is_bad = is_bad && view(one).assumeRange(said, Range::except(good));
    if (is_bad) out.push_back(std::move(one));
  }
  is_dropped_ = false;
  callBySpec(index, std::move(state), callee, arguments, birth, true, out);
}

void Run::callBySpec(uint32_t index, State state, GlobalId callee, const std::vector<Value> &arguments, const Birth &birth,
                     bool is_kept, States &out) {
  const Instruction &i = function_.instructions[index];
  const GlobalInfo &global = program_.global(callee);
  const CallEffect &effect = global.effect;
  StateView v = view(state);

  if (state.handle.status == HandleStatus::Released && effect.releases.empty())
    for (const Value &argument : arguments)
      if (v.isHandle(argument)) return recordMisuse(state, Rule::UseAfterRelease, index, global.qualified);

  Value result = i.result == kNone ? Value::unknown() : fresh(i, index, 0);
  if ((effect.pure || effect.constant) && !arguments.empty()) {
    if (Value answer = answerOf(callee, arguments); !answer.isUnknown()) result = answer;
    if (effect.ensures && !assumeCondition(state, *effect.ensures, true, arguments, result)) { is_dropped_ = true; return; }
    setResult(i, state, result);
    out.push_back(std::move(state));
    return;
  }
  for (size_t k = 0; k < arguments.size(); ++k)
    if (!isOnlyRead(&global, k)) invalidatePure(index, state, arguments[k], is_kept);
  if (effect.ensures && !assumeCondition(state, *effect.ensures, true, arguments, result)) { is_dropped_ = true; return; }
  if (effect.resizes && !arguments.empty() && arguments.front().isSymbol() && !v.isHandle(arguments.front()) &&
      v.rangeOf(arguments.front()).isNeverZero() && !birth.by_spec && effect.releases.empty()) {
    // The memory moves with all it holds, or stays when there is no more.
    State failed = state;
    setResult(i, failed, Value::integer(0));
    out.push_back(std::move(failed));
    setResult(i, state, arguments.front());
    out.push_back(std::move(state));
    return;
  }
  if (effect.returns && effect.returns_always) result = slotValue(state, *effect.returns, arguments, result);
  if (effect.returns && !effect.returns_always && !birth.by_spec) {
    State failed = state;
    Value null = Value::integer(0);
    for (const CallEffect::Release &given : effect.releases)
      if (given.resource == resource_ && isObserving(failed) && given.how.when &&
          v.isHandle(slotValue(failed, given.how.handle, arguments, null)) &&
          assumeCondition(failed, *given.how.when, true, arguments, null))
        release(failed, index, global.qualified);
    if (!is_dropped_) {
      setResult(i, failed, null);
      out.push_back(std::move(failed));
    }
    is_dropped_ = false;
    setResult(i, state, slotValue(state, *effect.returns, arguments, result));
    out.push_back(std::move(state));
    return;
  }
  if (effect.allocates) {
    result = fresh(i, index, 0, SymbolKind::Heap);
    if (effect.zeroed) state.memory.set({result.id, kWholeObject}, Value::integer(0));
  }

  // Out-parameters: what they point to is new.
  for (size_t k = 0; k < arguments.size(); ++k) {
    if (isOnlyRead(&global, k) || !arguments[k].isSymbol() || v.isHandle(arguments[k])) continue;
    bool is_slot = std::any_of(effect.releases.begin(), effect.releases.end(), [&](const auto &r) {
      return r.how.handle.kind == HandleSlot::Kind::Pointee && r.how.handle.argument == k; });
    if (is_slot || effect.frees) continue;
    if (isContentKnown(state, arguments[k].id)) havoc(index, state, arguments[k], 100 + 40 * k, 0, {bytesAt(index, k), true});
  }
  // The handles it acquires. The one under observation comes to life here; others are just new.
  bool alive = true;
  for (const CallEffect::Acquire &acquire : effect.acquires) {
    bool ours = birth.by_spec == &acquire;
    Value handle = ours ? Value::symbol(symbols_.handle()) : fresh(i, index, 1, SymbolKind::Opened);
    if (acquire.how.never_null && !ours) v.assumeRange(handle, Range::except(0));
    if (acquire.how.handle.kind == HandleSlot::Kind::Return) {
      if (ours || !effect.allocates) result = handle;
      if (acquire.how.never_null) v.assumeRange(result, Range::except(0));
    } else if (acquire.how.handle.argument < arguments.size()) {
      const Value &where = arguments[acquire.how.handle.argument];
      // Where there is no place to put it, nothing is acquired.
      bool is_address = where.isSymbol() && where.number == 0 && symbols_.isAddress(where.id);
      if (ours && acquire.how.handle.kind == HandleSlot::Kind::Pointee && !is_address)
        alive &= v.assumeRange(where, Range::except(0));
      if (acquire.how.handle.kind == HandleSlot::Kind::Pointee && where.isSymbol()) v.store(where.id, where.number + acquire.how.handle.offset, handle);
      else if (acquire.how.handle.kind != HandleSlot::Kind::Pointee && ours) alive = where.isSymbol();
      else if (ours) alive = false;
    }
    if (!ours) continue;
    state.handle = Observation{};
    state.handle.status = HandleStatus::Held;
    pathNode(state, StepKind::Acquire, placeOf(index), "acquired here by " + global.qualified + "()");
    makeValid(state, symbols_.handle());
    if (acquire.how.handle.kind == HandleSlot::Kind::Argument || acquire.how.handle.kind == HandleSlot::Kind::This) {
      const Value &object = arguments[acquire.how.handle.argument];
      if (object.isSymbol()) v.substitute(object.id, Value::symbol(symbols_.handle()));
    }
    if (acquire.how.when && !acquire.how.always) alive &= assumeCondition(state, *acquire.how.when, true, arguments, result);
  }
  if (!alive) { is_dropped_ = true; return; }
  if (birth.by_spec) {
    setResult(i, state, result);
    out.push_back(std::move(state));
    return;
  }
  for (const CallEffect::Transfer &transfer : effect.transfers) {
    if (!isHeld(state) || !v.leadsToHandle(slotValue(state, transfer.handle, arguments, result))) continue;
    if (transfer.when && isLookedAt(*transfer.when, index)) {
      State kept = state;
      if (assumeCondition(kept, *transfer.when, false, arguments, result)) {
        setResult(i, kept, result);
        out.push_back(std::move(kept));
      }
      if (!assumeCondition(state, *transfer.when, true, arguments, result)) { is_dropped_ = out.empty(); return; }
    }
    escape(state, index, "is handed to " + global.qualified + "()");
  }
  if (is_dropped_) { is_dropped_ = out.empty(); return; }

  std::optional<State> not_released;
  for (const CallEffect::Release &release_spec : effect.releases) {
    Value released = slotValue(state, release_spec.how.handle, arguments, result);
    if (!isObserving(state)) continue;
    if (!v.isHandle(released)) {
      if (isHeld(state) && release_spec.resource == resource_ && mayBeHandle(state, released))
        escape(state, index, "may be released by " + global.qualified + "()");
      if (is_dropped_) return;
      continue;
    }
    if (release_spec.resource != resource_) continue;
    if (release_spec.how.when && isLookedAt(*release_spec.how.when, index)) {
      State other = state;
      if (assumeCondition(other, *release_spec.how.when, false, arguments, result)) not_released = std::move(other);
      if (!assumeCondition(state, *release_spec.how.when, true, arguments, result)) { is_dropped_ = true; break; }
    }
    release(state, index, global.qualified);
    break;
  }
  if (not_released) {
    setResult(i, *not_released, result);
    out.push_back(std::move(*not_released));
  }
  if (is_dropped_) return;
  handToOthers(index, state, global, arguments);
  if (is_dropped_) return;
  if (effect.frees && !arguments.empty() && arguments.front().isSymbol()) {
    if (isHeld(state) && v.isHandle(arguments.front())) escape(state, index, "is handed to " + global.qualified + "()");
    if (is_dropped_) return;
    v.freeObject(arguments.front().id);
    // Freed through a name that stands for one of several objects: the holder may be another one.
    if (isHeld(state)) checkLoss(state, LossKind::Free, index);
    if (is_dropped_) return;
  }
  setResult(i, state, result);
  for (uint32_t k = 1; k < i.result_count; ++k) state.values.set(i.result + k, fresh(i, index, 10 + k));
  out.push_back(std::move(state));
}

// ---------------------------------------------------------------- by its body

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

constexpr size_t kLongestPath = 6;

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
  std::vector<SymbolId> on_the_way;
  auto search = [&](auto &&self, SymbolId object, int64_t base, const EntryPath &path) -> void {
    if (std::find(on_the_way.begin(), on_the_way.end(), object) != on_the_way.end()) return;   // a ring
    if (path.steps.size() + 1 >= kLongestPath || found.size() >= engine_.limits().entry_paths) return;
    for (const Link &link : links) {
      EntryPath next = path;
      const Symbol &holder = symbols_[link.object];
      if (link.object == object) {
        next.steps.push_back({link.offset - base, false});
      } else if (holder.kind == SymbolKind::Element && holder.base == object) {
        next.steps.push_back({holder.a - base, true});
        next.steps.push_back({link.offset, false});
      } else {
        continue;
      }
      key.is_one_of_several |= isRepeated(link.object);
      on_the_way.push_back(object);
      if (v.isHandle(link.value)) found.emplace_back(std::move(next), link.object);
      else if (link.value.number == 0) self(self, link.value.id, 0, next);
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
  // A global is itself, whoever else has its address.
  std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
    return std::tuple(!a.first.of_global, a) < std::tuple(!b.first.of_global, b); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > engine_.limits().entry_paths) found.resize(engine_.limits().entry_paths);
  for (uint32_t n = 0; n < found.size(); ++n) {
    key.paths.push_back(found[n].first);
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
  uint32_t parameters = program_.function(body).parameter_count;
  bool calls = program_.callsThroughPointer(body);
  for (uint32_t p = 0; p < arguments.size() && p < parameters; ++p) {
    const Value &argument = arguments[p];
    if (functionIn(argument) && calls) bindings.push_back({EntryPath{false, p, {}}, static_cast<uint32_t>(symbols_[argument.id].a)});
    if (!argument.isSymbol() || !calls) continue;
    for (const auto &[cell, value] : state.memory)
      if (cell.object == argument.id && !isDefault(cell.offset) && functionIn(value) && bindings.size() < 6)
        bindings.push_back({EntryPath{false, p, {{cell.offset - argument.number, false}}}, static_cast<uint32_t>(symbols_[value.id].a)});
  }
  return bindings;
}

// The argument, or a variable whose address it is, may lead to the handle.
bool Run::mayPassHandle(State &state, const Value &argument) {
  StateView v = view(state);
  if (v.mayLeadToHandle(argument)) return true;
  if (!argument.isSymbol() || symbols_.region(argument.id) == Region::Outside) return false;
  return std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) {
    return entry.first.object == argument.id && v.mayLeadToHandle(entry.second); });
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
      one.handle.left_loops = one.handle.turned_loops = 0;
      one.handle.sites = 0;
      one.handle.merged_callee |= bodies.size() > 1;
      uint32_t node = pathNode(one, StepKind::Acquire, placeOf(index), "acquired here by " + global.qualified + "()");
      path_[node].inside = &exit.steps;
      out.push_back(std::move(one));
    }
    if (out.empty()) is_dropped_ = true;
    return;
  }
  bool answered = false;
  for (FunctionRef body : bodies) {
    EntryKey key;
    key.resource = resource_;
    bool observed = isHeld(state) || state.handle.status == HandleStatus::Released;
    if (observed) {
      findPathsInto(body, state, arguments, key);
      key.is_released = state.handle.status == HandleStatus::Released;
    }
    key.bindings = bindingsInto(body, state, arguments);
    // Behind the last named parameter: read with va_arg(), if at all.
    for (size_t k = program_.function(body).parameter_count; observed && k < arguments.size() && program_.mayRelease(body, resource_); ++k)
      if (view(state).leadsToHandle(arguments[k])) {
        escape(state, index, "may be released in " + global.qualified + "()");
        if (is_dropped_) return;
      }
    if (observed && key.paths.empty() && program_.mayRelease(body, resource_) &&
        std::any_of(arguments.begin(), arguments.end(), [&](const Value &argument) { return mayPassHandle(state, argument); })) {
      escape(state, index, "may be released in " + global.qualified + "()");
      if (is_dropped_) return;
    }
    if (key.paths.empty()) { key.resource = 0; key.is_released = key.is_one_of_several = false; }
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
        misuse.steps = stepsOf(state.path);
        misuse.site = siteOf(state.path);
        misuse.steps.push_back({StepKind::Enter, place(placeOf(index)), "calling " + global.qualified + "()", functionName(), 0});
        for (PathStep step : inside.steps) { ++step.depth; misuse.steps.push_back(std::move(step)); }
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
        bool changed = exit.handle.status != before;
        if (changed || exit.handle.status == HandleStatus::Dropped) {
          uint32_t node = pathNode(one, StepKind::Enter, placeOf(index), "calling " + global.qualified + "()");
          path_[node].inside = &exit.steps;
        }
        if (before == HandleStatus::Held && exit.handle.status == HandleStatus::Released) {
          one.handle.status = HandleStatus::Released;
          one.handle.event_place = placeOf(index);
          noteReleasedIn(index, one.handle.was_visited);
          fates_.emplace_back(place(placeOf(index)), "is released in " + global.qualified + "()");
        } else if (exit.handle.status == HandleStatus::Escaped) {
          is_dropped_ = false;
          escape(one, index, "escapes in " + global.qualified + "()");
          if (is_dropped_) { is_dropped_ = false; continue; }
        } else if (exit.handle.status == HandleStatus::Dropped && !view(one).isReachable()) {
          is_dropped_ = false;
          InCallee inside{table, exit.handle.loss};
          checkLoss(one, LossKind::Overwrite, index, &inside);
          if (is_dropped_) { is_dropped_ = false; continue; }
        }
      }
      // One of several, in the hands of somebody who releases them: that this one was lost meanwhile is not certain.
      if (handle_inside && key.is_one_of_several && isHeld(one) && program_.mayRelease(body, resource_) && !view(one).isReachable()) {
        escape(one, index, "may be released in " + global.qualified + "()");
        if (is_dropped_) { is_dropped_ = false; continue; }
      }
      if (one.handle.status == HandleStatus::Escaped) one.handle.loss = kNone;
      out.push_back(std::move(one));
    }
  }
  if (!answered) callUnknown(index, std::move(state), &global, arguments, out);
  is_dropped_ = false;
}

// ---------------------------------------------------------------- by its name

void Run::havoc(uint32_t index, State &state, const Value &pointer, int64_t ordinal, unsigned depth, Reach reach) {
  if (!pointer.isSymbol() || depth > 2) return;
  const Instruction &i = function_.instructions[index];
  SymbolId object = pointer.id;
  if (symbols_[object].kind == SymbolKind::Global && program_.global(symbols_[object].a).variable) return;   // a constant
  StateView v = view(state);
  std::vector<SymbolId> carriers = v.carriers();
  auto carries = [&](const Value &value) {
    return value.isSymbol() && (symbols_[value.id].kind == SymbolKind::Handle ||
                                std::find(carriers.begin(), carriers.end(), value.id) != carriers.end());
  };
  std::vector<Value> below;
  bool is_part = reach.is_forward ? pointer.number != 0 || reach.bytes != 0 : pointer.number != 0 && (reach.bytes != 0 || symbols_[object].kind == SymbolKind::Local);
  int64_t first = is_part ? pointer.number : 0, last = is_part && reach.bytes != 0 ? first + reach.bytes : Range::kHighest;
  for (const auto &[cell, value] : state.memory)
    if (cell.object == object && !isDefault(cell.offset) && (!is_part || (cell.offset >= first && cell.offset < last)) && !carries(value))
      below.push_back(value);
  v.fillObject(object, first, last == Range::kHighest ? -1 : last - first, fresh(i, index, ordinal), true);
  for (size_t k = 0; k < below.size() && k < 8; ++k) {
    if (!below[k].isSymbol() || below[k].id == object || symbols_[below[k].id].kind == SymbolKind::Handle) continue;
    SymbolKind kind = symbols_[below[k].id].kind;
    if (kind == SymbolKind::Local || kind == SymbolKind::Heap) havoc(index, state, below[k], ordinal * 10 + k + 1, depth + 1, {});
  }
}

// Of memory that was never looked at, nothing has to be forgotten.
bool Run::isContentKnown(const State &state, SymbolId object) const {
  SymbolKind kind = symbols_[object].kind;
  if (kind == SymbolKind::Local || kind == SymbolKind::Heap || kind == SymbolKind::Global) return true;
  if (kind == SymbolKind::Handle) return false;
  auto at = state.memory.lowerBound({object, kWholeObject});
  if (at != state.memory.end() && at->first.object == object) return true;
  return std::any_of(state.constraints.begin(), state.constraints.end(), [&](const auto &entry) {
    return symbols_[entry.first].kind == SymbolKind::Initial && symbols_[entry.first].base == object; });
}

// How long the member or array is whose address an argument of a call is; 0: not known.
int64_t Run::bytesAt(uint32_t call, size_t argument) const {
  const Instruction &i = function_.instructions[call];
  if (argument + 1 >= i.operands.size() || i.operands[argument + 1].kind != Operand::Kind::Value) return 0;
  uint32_t made_by = body_.definition[i.operands[argument + 1].index];
  if (made_by == kNone) return 0;
  const Instruction &made = function_.instructions[made_by];
  return made.opcode == Opcode::Offset && made.operands.size() > 2 ? made.operands[2].number : 0;
}

// Where nothing but globals hold the handle, what the file's own variables say of it stays with it: nobody else can
// change them alone.
void Run::havocGlobals(uint32_t index, State &state) {
  auto stays = [&](SymbolId object) { return (is_again_ || is_group_) && program_.global(symbols_[object].a).is_internal; };
  std::vector<SymbolId> objects;
  for (const auto &[cell, value] : state.memory)
    if (symbols_[cell.object].kind == SymbolKind::Global && !stays(cell.object) && (objects.empty() || objects.back() != cell.object))
      objects.push_back(cell.object);
  for (size_t k = 0; k < objects.size(); ++k) havoc(index, state, Value::symbol(objects[k]), 5000 + objects[k], 2, {});
}

// A function, or an object that holds one: who gets it together with a handle may call it with the handle later.
bool Run::bringsFunction(const State &state, const Value &argument) {
  auto isFunction = [&](const Value &value) {
    return value.isSymbol() && value.number == 0 && symbols_[value.id].kind == SymbolKind::Global &&
           program_.global(symbols_[value.id].a).is_function;
  };
  if (isFunction(argument)) return true;
  if (!argument.isSymbol()) return false;
  return std::any_of(state.memory.begin(), state.memory.end(), [&](const auto &entry) {
    return entry.first.object == argument.id && isFunction(entry.second); });
}

void Run::callUnknown(uint32_t index, State state, const GlobalInfo *callee, const std::vector<Value> &arguments, States &out) {
  const Instruction &i = function_.instructions[index];
  StateView v = view(state);
  std::string name = callee ? callee->qualified : "";
  bool knows = callee && (callee->effect.borrows(resource_) || callee->effect.pure || callee->effect.constant);
  bool passes_function = false;
  for (const Value &argument : arguments) passes_function |= bringsFunction(state, argument);
  for (size_t k = 0; k < arguments.size(); ++k) {
    const Value &argument = arguments[k];
    if (!argument.isSymbol()) continue;
    const Symbol &symbol = symbols_[argument.id];
    if (isObserving(state) && v.leadsToHandle(argument) && !knows) {
      if (callee) engine_.noteUnread(callee->name);
      Custom custom = callee ? customOf(name, k, arguments.size()) : Custom::Borrows;
      if (!callee) {
        // Through a pointer that is not known: it could be anything, and silence is the honest answer.
        if (isHeld(state)) escape(state, index, "is handed to an unknown function");
      } else if (custom != Custom::Borrows || passes_function) {
        if (isHeld(state)) escape(state, index, "is handed to " + name + "()");
        else if (state.handle.status == HandleStatus::Released) { is_dropped_ = true; return; }
      } else if (isHeld(state) && state.handle.unknown_callees < 2 && !callee->in_system_header) {
        ++state.handle.unknown_callees;
      }
      if (is_dropped_) return;
    }
    if (isOnlyRead(callee, k)) continue;
    invalidatePure(index, state, argument, false);
    if ( symbol.kind != SymbolKind::Handle) havoc(index, state, argument, 100 + 40 * k, 0, {bytesAt(index, k), callee && callee->in_system_header});
  }
  if (!callee || passes_function || !callee->in_system_header) havocGlobals(index, state);
  if (i.result != kNone)
    for (uint32_t k = 0; k < std::max<uint32_t>(1, i.result_count); ++k) state.values.set(i.result + k, fresh(i, index, k));
  out.push_back(std::move(state));
}

}  // namespace connleak
