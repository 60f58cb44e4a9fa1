// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/program.h"

#include <algorithm>

namespace connleak {

Program::Program(std::vector<Unit> units, const SpecIndex &specs) : units_(std::move(units)) {
  for (const Resource &resource : specs.specs().resources)
    resources_.push_back({resource.name, resource.valid_relation, resource.valid_constant, resource.reserved});
  numberSymbols();
  dropWeakDefinitions();
  buildCallGraph();
  readEffects(specs);
  numberTypes();
}

void Program::numberSymbols() {
  std::map<std::string, GlobalId> external;
  global_of_.resize(units_.size());
  for (uint32_t u = 0; u < units_.size(); ++u) {
    for (const UnitSymbol &symbol : units_[u].symbols) {
      GlobalId id = globals_.size();
      if (!symbol.is_internal) id = external.try_emplace(symbol.name, id).first->second;
      if (id == globals_.size()) {
        GlobalInfo info;
        info.name = symbol.name;
        info.qualified = symbol.qualified;
        info.is_function = symbol.is_function;
        info.is_internal = symbol.is_internal;
        globals_.push_back(std::move(info));
      }
      GlobalInfo &global = globals_[id];
      global.const_pointees |= symbol.const_pointees;
      global.is_mergeable |= symbol.is_mergeable;
      global.in_system_header |= symbol.in_system_header;
      global.effect.noreturn |= symbol.is_noreturn;
      if (global.qualified == global.name) global.qualified = symbol.qualified;
      global_of_[u].push_back(id);
    }
    for (uint32_t f = 0; f < units_[u].functions.size(); ++f) {
      functions_.push_back({u, f});
      globals_[globalOf(u, units_[u].functions[f].symbol)].definitions.push_back({u, f});
    }
    for (const UnitSymbol &symbol : units_[u].symbols) {
      if (symbol.alias_of == kNone) continue;
      uint32_t name = &symbol - units_[u].symbols.data();
      std::vector<FunctionRef> &known = globals_[globalOf(u, name)].definitions;
      for (FunctionRef body : globals_[globalOf(u, symbol.alias_of)].definitions)
        if (std::find(known.begin(), known.end(), body) == known.end()) known.push_back(body);
    }
    for (const Variable &variable : units_[u].variables)
      if (variable.is_constant) {
        GlobalInfo &global = globals_[globalOf(u, variable.symbol)];
        global.variable = &variable;
        global.variable_unit = u;
      }
  }
}

// A weak definition gives way to one that is not.
void Program::dropWeakDefinitions() {
  auto isWeak = [&](FunctionRef ref) { return units_[ref.unit].symbols[function(ref).symbol].is_weak; };
  for (GlobalInfo &global : globals_)
    if (!std::all_of(global.definitions.begin(), global.definitions.end(), isWeak)) std::erase_if(global.definitions, isWeak);
}

uint32_t Program::resourceNamed(const std::string &name) {
  for (uint32_t i = 0; i < resources_.size(); ++i)
    if (resources_[i].name == name) return i;
  ResourceInfo resource;
  resource.name = name;
  resources_.push_back(std::move(resource));
  return resources_.size() - 1;
}

void Program::addAttributes(GlobalInfo &global, const std::vector<OwnershipFact> &facts) {
  for (const OwnershipFact &fact : facts) {
    HandleSlot slot;
    slot.kind = fact.of_return ? HandleSlot::Kind::Return
                               : fact.of_pointee ? HandleSlot::Kind::Pointee : HandleSlot::Kind::Argument;
    slot.argument = fact.argument;
    global.effect.is_known = true;
    if (fact.kind == OwnershipFact::Kind::Transfer) { global.effect.transfers.push_back({slot, std::nullopt}); continue; }
    if (fact.kind == OwnershipFact::Kind::Release && fact.family.empty()) { global.effect.transfers.push_back({slot, std::nullopt}); continue; }
    uint32_t resource = resourceNamed(fact.family.empty() ? "handle" : fact.family);
    if (fact.kind == OwnershipFact::Kind::Release) {
      ReleaseSpec how;
      how.function = global.qualified;
      how.handle = slot;
      global.effect.releases.push_back({resource, how});
      continue;
    }
    AcquireSpec how;
    how.function = global.qualified;
    how.handle = slot;
    if (fact.success != OwnershipFact::Success::Always)
      how.when = Condition{HandleSlot{}, fact.success == OwnershipFact::Success::Zero ? Condition::Relation::Equal : Condition::Relation::NotEqual, 0};
    global.effect.acquires.push_back({resource, how});
  }
}

// Whose answers nobody asks for are not kept.
std::optional<CallEffect::Keeps> Program::keepsFrom(const FunctionFact::Keeps &fact) {
  auto idOf = [&](const std::string &name) {
    auto at = std::find_if(globals_.begin(), globals_.end(), [&](const GlobalInfo &global) { return global.is_function && global.qualified == name; });
    return at == globals_.end() ? std::optional<GlobalId>() : static_cast<GlobalId>(at - globals_.begin());
  };
  std::optional<GlobalId> answer = idOf(fact.answer), proof = idOf(fact.proof);
  if (!answer || !proof) return std::nullopt;
  globals_[*answer].effect.is_kept = true;
  return CallEffect::Keeps{*answer, *proof, fact.proved_by};
}

std::optional<GlobalId> Program::jumpVariable(const std::string &name) {
  auto at = std::find_if(globals_.begin(), globals_.end(), [&](const GlobalInfo &global) { return !global.is_function && global.qualified == name; });
  if (at == globals_.end()) return std::nullopt;
  at->is_jump_variable = true;
  return static_cast<GlobalId>(at - globals_.begin());
}

void Program::readEffects(const SpecIndex &specs) {
  for (GlobalInfo &global : globals_) {
    if (!global.is_function) continue;
    CallEffect &effect = global.effect;
    const CallSpec *spec = specs.find(global.qualified);
    if (!spec) continue;
    // A function of the program's own that happens to have a library function's name is what its body says; so is a function
    // of C++ that has the name of one of C.
    bool is_own = global.is_internal && std::any_of(global.definitions.begin(), global.definitions.end(), [&](FunctionRef ref) {
      return !function(ref).in_system_header; });
    bool is_plain_name = global.qualified.find("::") == std::string::npos && !global.qualified.starts_with("operator");
    is_own |= is_plain_name && global.name.starts_with("_Z");
    auto counts = [&](const std::string &where) { return !is_own || !where.starts_with(kBuiltinMark); };
    for (const auto &acquires : spec->acquires)
      if (counts(acquires.how.where)) effect.acquires.push_back({acquires.resource, acquires.how});
    for (const auto &releases : spec->releases)
      if (counts(releases.how.where)) effect.releases.push_back({releases.resource, releases.how});
    effect.borrowed.assign(spec->borrows.begin(), spec->borrows.end());
    for (const FunctionFact *fact : spec->facts) {
      if (!counts(fact->where)) continue;
      for (const HandleSlot &slot : fact->transfers) effect.transfers.push_back({slot, fact->when});
      effect.borrows_all |= !fact->borrows.empty();
      effect.noreturn |= fact->noreturn;
      if (!effect.noreturn_when) effect.noreturn_when = fact->noreturn_when;
      if (!effect.ensures) effect.ensures = fact->ensures;
      if (!effect.of_null) effect.of_null = fact->of_null;
      if (!effect.throws) effect.throws = fact->throws;
      if (!effect.jumps && fact->jumps) effect.jumps = fact->jumps;
      if (fact->keeps && !effect.keeps) effect.keeps = keepsFrom(*fact->keeps);
      effect.pure |= fact->pure;
      effect.constant |= fact->constant;
      effect.allocates |= fact->allocates;
      effect.zeroed |= fact->zeroed;
      effect.resizes |= fact->resizes;
      if (!effect.returns && fact->returns) { effect.returns = fact->returns; effect.returns_always = fact->always; }
      effect.frees |= fact->frees;
    }
    if (effect.jumps && !effect.jumps->through.empty()) effect.jumps_through = jumpVariable(effect.jumps->through);
    // An allocator that hands the work to whom its arena names cannot be read; what it is for can be told.
    bool is_arena = (effect.allocates || effect.frees || effect.returns) && std::any_of(
        global.definitions.begin(), global.definitions.end(), [&](FunctionRef ref) { return callsThroughPointer(ref); });
    bool is_told = std::any_of(spec->facts.begin(), spec->facts.end(), [&](const FunctionFact *fact) {
      return !fact->raises_never_through.empty() && counts(fact->where) && jumpVariable(fact->raises_never_through); });
    bool has_body = !global.definitions.empty() && !is_arena && !is_told;
    effect.is_known = !effect.acquires.empty() || !effect.releases.empty() || !effect.transfers.empty() ||
                      (!has_body && (effect.borrowsSomething() || effect.pure || effect.constant || effect.ensures || effect.allocates || effect.frees || effect.returns));
  }
  for (uint32_t u = 0; u < units_.size(); ++u)
    for (const UnitSymbol &symbol : units_[u].symbols)
      if (symbol.is_function && symbol.declared_parameters != kNone)
        if (const CallSpec *spec = specs.find(symbol.qualified))
          checkArguments(globals_[globalOf(u, &symbol - units_[u].symbols.data())], *spec, symbol.declared_parameters);
  std::sort(problems_.begin(), problems_.end());
  problems_.erase(std::unique(problems_.begin(), problems_.end()), problems_.end());
  for (uint32_t u = 0; u < units_.size(); ++u)
    for (uint32_t s = 0; s < units_[u].symbols.size(); ++s) {
      GlobalInfo &global = globals_[global_of_[u][s]];
      if (!units_[u].symbols[s].ownership.empty() && global.effect.acquires.empty() && global.effect.releases.empty() &&
          global.effect.transfers.empty())
        addAttributes(global, units_[u].symbols[s].ownership);
    }
}

void Program::checkArguments(const GlobalInfo &global, const CallSpec &spec, uint32_t declared) {
  // Built-in specs cover several versions of a library; a project's own spec is about its own code.
  auto check = [&](const HandleSlot &slot, const std::string &where) {
    if (slot.kind == HandleSlot::Kind::Return || slot.kind == HandleSlot::Kind::This || slot.argument < declared) return;
    if (where.starts_with(kBuiltinMark)) return;
    problems_.push_back(where + ": '" + global.qualified + "' is declared with " + std::to_string(declared) +
                        (declared == 1 ? " argument" : " arguments") + "; arg" + std::to_string(slot.argument) + " does not exist");
  };
  auto checkCondition = [&](const std::optional<Condition> &condition, const std::string &where) {
    if (condition) check(condition->subject, where);
  };
  for (const auto &acquire : spec.acquires) {
    check(acquire.how.handle, acquire.how.where);
    checkCondition(acquire.how.when, acquire.how.where);
  }
  for (const auto &release : spec.releases) {
    check(release.how.handle, release.how.where);
    checkCondition(release.how.when, release.how.where);
  }
  for (const FunctionFact *fact : spec.facts) {
    for (const HandleSlot &slot : fact->transfers) check(slot, fact->where);
    for (const HandleSlot &slot : fact->borrows) check(slot, fact->where);
    if (fact->returns) check(*fact->returns, fact->where);
    if (fact->jumps && fact->jumps->through.empty() && !fact->jumps->when) check(fact->jumps->buffer, fact->where);
    if (fact->jumps) checkCondition(fact->jumps->when, fact->where);
    for (const std::optional<Condition> *condition : {&fact->when, &fact->noreturn_when, &fact->ensures}) checkCondition(*condition, fact->where);
  }
}

void Program::buildCallGraph() {
  callers_.resize(globals_.size());
  namers_.resize(globals_.size());
  address_taken_.assign(globals_.size(), false);
  for (FunctionRef ref : functions_) {
    for (const Instruction &instruction : function(ref).instructions)
      for (size_t k = 0; k < instruction.operands.size(); ++k) {
        const Operand &operand = instruction.operands[k];
        if (operand.kind != Operand::Kind::Symbol) continue;
        GlobalId id = globalOf(ref.unit, operand.index);
        std::vector<FunctionRef> &list = globals_[id].is_function ? callers_[id] : namers_[id];
        if (list.empty() || !(list.back() == ref)) list.push_back(ref);
        if (globals_[id].is_function && !(instruction.opcode == Opcode::Call && k == 0)) address_taken_[id] = true;
      }
  }
  std::vector<FunctionRef> by_pointer;
  for (FunctionRef ref : functions_)
    if (std::any_of(function(ref).instructions.begin(), function(ref).instructions.end(), [](const Instruction &i) {
          return i.opcode == Opcode::Call && !i.operands.empty() && i.operands[0].kind == Operand::Kind::Value; }))
      by_pointer.push_back(ref);
  calls_through_pointer_ = callersUp(std::move(by_pointer));
  for (const Unit &unit : units_)
    for (const Variable &variable : unit.variables)
      for (const InitialCell &cell : variable.cells)
        if (cell.value.kind == Operand::Kind::Symbol)
          address_taken_[globalOf(&unit - units_.data(), cell.value.index)] = true;
}

// "dir/CMakeFiles/app.dir/src/a.c.o" belongs to the link target "dir/CMakeFiles/app.dir".
static std::string linkTarget(const Unit &unit) {
  size_t at = unit.output.find(".dir/");
  return at == std::string::npos ? std::string() : unit.output.substr(0, at + 4);
}

static std::string folderOf(const std::string &path) { return path.substr(0, path.find_last_of('/') + 1); }

static size_t commonPrefix(const std::string &a, const std::string &b) {
  size_t n = 0, last = 0;
  for (; n < a.size() && n < b.size() && a[n] == b[n]; ++n)
    if (a[n] == '/') last = n + 1;
  return last;
}

// Steps up and down between two folders: 0 for the same, as many as there can be when one is not known.
static size_t stepsBetween(const std::string &a, const std::string &b) {
  if (a.empty() || b.empty()) return SIZE_MAX;
  auto parts = [](const std::string &path) {
    std::vector<std::string> out;
    for (size_t at = 0, end; at < path.size(); at = end + 1) {
      end = std::min(path.find('/', at), path.size());
      if (end > at) out.push_back(path.substr(at, end - at));
    }
    return out;
  };
  std::vector<std::string> left = parts(a), right = parts(b);
  size_t same = std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first - left.begin();
  return left.size() + right.size() - 2 * same;
}

// Programs of one project are often compiled in a folder each, by a make of its own: the nearest comes first.
std::vector<FunctionRef> Program::definitionsFor(GlobalId id, uint32_t unit) const {
  const GlobalInfo &global = globals_[id];
  if (global.definitions.size() <= 1) return global.definitions;
  for (FunctionRef ref : global.definitions)
    if (ref.unit == unit) return {ref};
  if (global.is_mergeable) return {global.definitions.front()};
  std::string target = linkTarget(units_[unit]), folder = folderOf(units_[unit].main_file);
  std::vector<FunctionRef> best;
  std::tuple<bool, size_t, size_t> best_rank;
  for (FunctionRef ref : global.definitions) {
    const Unit &other = units_[ref.unit];
    std::tuple rank{!target.empty() && linkTarget(other) == target, SIZE_MAX - stepsBetween(units_[unit].directory, other.directory),
                    1 + commonPrefix(folder, folderOf(other.main_file))};
    if (rank > best_rank) { best.clear(); best_rank = rank; }
    if (rank == best_rank) best.push_back(ref);
  }
  return best;
}

bool Program::hasDefinitionInTarget(GlobalId id, uint32_t unit) const {
  const GlobalInfo &global = globals_[id];
  std::string target = linkTarget(units_[unit]);
  return std::any_of(global.definitions.begin(), global.definitions.end(), [&](FunctionRef ref) {
    std::string other = linkTarget(units_[ref.unit]);
    return ref.unit == unit || target.empty() || other.empty() || other == target;
  });
}

std::vector<std::string> Program::tablesNaming(const std::function<bool(GlobalId)> &is_wanted) const {
  std::vector<std::string> names;
  for (uint32_t u = 0; u < units_.size(); ++u)
    for (const Variable &variable : units_[u].variables) {
      const GlobalInfo &global = globals_[globalOf(u, variable.symbol)];
      if (global.is_internal) continue;
      bool names_one = std::any_of(variable.cells.begin(), variable.cells.end(), [&](const InitialCell &cell) {
        if (cell.value.kind != Operand::Kind::Symbol) return false;
        GlobalId id = globalOf(u, cell.value.index);
        return globals_[id].is_function && is_wanted(id);
      });
      if (names_one) names.push_back(global.name);
    }
  return names;
}

// The functions in `work` and all that come to call them.
std::vector<std::vector<bool>> Program::callersUp(std::vector<FunctionRef> work) const {
  std::vector<std::vector<bool>> reached;
  for (const Unit &unit : units_) reached.emplace_back(unit.functions.size(), false);
  while (!work.empty()) {
    FunctionRef next = work.back();
    work.pop_back();
    if (reached[next.unit][next.function]) continue;
    reached[next.unit][next.function] = true;
    const std::vector<FunctionRef> &callers = callers_[globalOf(next)];
    work.insert(work.end(), callers.begin(), callers.end());
  }
  return reached;
}

bool Program::mentions(FunctionRef ref, GlobalId variable) const {
  std::lock_guard lock(mutex_);
  auto [entry, is_new] = mentions_.try_emplace(variable);
  if (is_new) entry->second = callersUp(namers_[variable]);
  return entry->second[ref.unit][ref.function];
}

bool Program::mayRelease(FunctionRef ref, uint32_t resource) const {
  std::lock_guard lock(mutex_);
  auto [entry, is_new] = releasers_.try_emplace(resource);
  if (is_new) {
    std::vector<FunctionRef> direct;
    for (GlobalId id = 0; id < globals_.size(); ++id) {
      const std::vector<CallEffect::Release> &releases = globals_[id].effect.releases;
      if (std::any_of(releases.begin(), releases.end(), [&](const auto &release) { return release.resource == resource; }))
        direct.insert(direct.end(), callers_[id].begin(), callers_[id].end());
    }
    entry->second = callersUp(std::move(direct));
  }
  return entry->second[ref.unit][ref.function];
}

bool Program::mayJump(FunctionRef ref) const {
  std::lock_guard lock(mutex_);
  if (jumpers_.empty()) {
    std::vector<FunctionRef> direct;
    for (GlobalId id = 0; id < globals_.size(); ++id) {
      const std::optional<JumpSpec> &jumps = globals_[id].effect.jumps;
      bool is_last = jumps && (jumps->kind == JumpSpec::Kind::Jumps || (jumps->kind == JumpSpec::Kind::Raises && globals_[id].definitions.empty()));
      if (is_last) direct.insert(direct.end(), callers_[id].begin(), callers_[id].end());
    }
    jumpers_ = callersUp(std::move(direct));
  }
  return jumpers_[ref.unit][ref.function];
}

bool Program::mayBeCalledElsewhere(GlobalId function) const {
  const GlobalInfo &global = globals_[function];
  if (global.is_internal) return false;
  if (!called_elsewhere_) return true;
  bool is_template = global.qualified.find('<') != std::string::npos;   // other units may have other arguments for it
  return is_template || called_elsewhere_->contains(global.qualified.substr(global.qualified.rfind(':') + 1));
}

bool Program::mayReleaseSomehow(FunctionRef ref, uint32_t resource) const {
  if (mayRelease(ref, resource)) return true;
  if (!callsThroughPointer(ref)) return false;
  auto releases = [&](const GlobalInfo &global) {
    return std::any_of(global.effect.releases.begin(), global.effect.releases.end(), [&](const auto &release) { return release.resource == resource; }) ||
           std::any_of(global.definitions.begin(), global.definitions.end(), [&](FunctionRef body) { return mayRelease(body, resource); });
  };
  {
    std::lock_guard lock(mutex_);
    if (auto known = released_by_pointer_.find(resource); known != released_by_pointer_.end()) return known->second;
  }
  bool is_released = false;
  for (GlobalId id = 0; id < globals_.size() && !is_released; ++id)
    is_released = globals_[id].is_function && address_taken_[id] && releases(globals_[id]);
  std::lock_guard lock(mutex_);
  return released_by_pointer_[resource] = is_released;
}

std::string Program::displayName(GlobalId id) const { return globals_[id].qualified; }

// ---------------------------------------------------------------- what is thrown

namespace {

// ISO C++, [exception] and [std.exceptions]; what a unit does not show because only the library has it.
constexpr std::pair<const char *, const char *> kStandardTypes[] = {
    {"std::logic_error", "std::exception"}, {"std::runtime_error", "std::exception"}, {"std::bad_alloc", "std::exception"},
    {"std::bad_array_new_length", "std::bad_alloc"}, {"std::bad_cast", "std::exception"}, {"std::bad_any_cast", "std::bad_cast"},
    {"std::bad_typeid", "std::exception"}, {"std::bad_exception", "std::exception"}, {"std::bad_function_call", "std::exception"},
    {"std::bad_weak_ptr", "std::exception"}, {"std::bad_optional_access", "std::exception"}, {"std::bad_variant_access", "std::exception"},
    {"std::domain_error", "std::logic_error"}, {"std::invalid_argument", "std::logic_error"}, {"std::length_error", "std::logic_error"},
    {"std::out_of_range", "std::logic_error"}, {"std::future_error", "std::logic_error"}, {"std::range_error", "std::runtime_error"},
    {"std::overflow_error", "std::runtime_error"}, {"std::underflow_error", "std::runtime_error"}, {"std::regex_error", "std::runtime_error"},
    {"std::system_error", "std::runtime_error"}, {"std::ios_base::failure", "std::system_error"},
    {"std::filesystem::filesystem_error", "std::system_error"}, {"std::format_error", "std::runtime_error"}};

// Namespaces that a library has for its versions are not what the author wrote.
std::string withoutVersions(std::string name) {
  for (const char *version : {"__cxx11::", "__1::", "_V2::"})
    for (size_t at = name.find(version); at != std::string::npos; at = name.find(version)) name.erase(at, std::char_traits<char>::length(version));
  return name;
}

}  // namespace

uint32_t Program::addType(const std::string &name) {
  auto [entry, is_new] = type_numbers_.try_emplace(withoutVersions(name), static_cast<uint32_t>(types_.size()));
  if (is_new) types_.push_back({entry->first, false, {}});
  return entry->second;
}

void Program::numberTypes() {
  addType("std::exception");
  for (const auto &[type, base] : kStandardTypes) {
    uint32_t derived = addType(type), from = addType(base);   // a base stands before what is derived from it
    types_[derived].is_known = true;
    types_[derived].bases = types_[from].bases;
    types_[derived].bases.insert(from);
  }
  types_[addType("std::exception")].is_known = true;
  std::map<std::string, std::string> names;   // the linker's -> the author's
  for (GlobalId id = 0; id < globals_.size(); ++id) {
    if (globals_[id].is_function || !globals_[id].name.starts_with("_ZTI")) continue;
    types_of_[id] = addType(globals_[id].qualified);
    names[globals_[id].name] = globals_[id].qualified;
  }
  auto numberOf = [&](const std::string &name) {
    auto known = names.find(name);
    return addType(known == names.end() ? name : known->second);
  };
  for (const Unit &unit : units_)
    for (const ExceptionType &type : unit.exception_types) {
      uint32_t number = numberOf(type.name);
      types_[number].is_known = true;
      for (const std::string &base : type.bases) types_[number].bases.insert(numberOf(base));
    }
  for (const GlobalInfo &global : globals_)
    if (global.effect.throws)
      for (const std::string &type : global.effect.throws->types) addType(type);
}

uint32_t Program::typeOf(GlobalId info) const {
  auto known = types_of_.find(info);
  return known == types_of_.end() ? kAnyThrown : known->second;
}

uint32_t Program::typeNamed(const std::string &name) const {
  auto known = type_numbers_.find(name);
  return known == type_numbers_.end() ? kAnyThrown : known->second;
}

std::string Program::typeName(uint32_t type) const { return type < types_.size() ? types_[type].name : ""; }

Truth Program::isTakenBy(uint32_t thrown, uint32_t handler) const {
  if (thrown >= types_.size())   // not one type
    return thrown == kStandardThrown && typeName(handler) == "std::exception" ? Truth::True : Truth::Unknown;
  if (thrown == handler || types_[thrown].bases.contains(handler)) return Truth::True;
  return types_[thrown].is_known ? Truth::False : Truth::Unknown;
}

bool Program::isOfAllocation(uint32_t type) const {
  std::string name = typeName(type);
  return name == "std::bad_alloc" || name == "std::bad_array_new_length" || name == "std::length_error";
}

int64_t Program::constantOf(const Condition &condition, uint32_t unit) const {
  if (condition.macro.empty()) return condition.constant;
  for (const auto &[name, number] : units_[unit].constants)
    if (name == condition.macro) return number;
  return condition.constant;
}

SourcePlace Program::place(uint32_t unit, uint32_t place) const {
  const UnitPlace &p = units_[unit].places[place];
  if (p.line == 0) return {};
  return {units_[unit].files[p.file], p.line, p.column};
}

}  // namespace connleak
