// SPDX-License-Identifier: Apache-2.0
// The units of one run, joined as a linker would: every symbol gets a program-wide number, calls find definitions in
// other units. A compile database may hold several programs, so a name can have several definitions: the one of the
// same unit, link target or nearest folder is taken; where that does not decide, all of them count and the finding's
// confidence falls.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/analysis/range.h"
#include "checker/program/unit.h"
#include "checker/analysis/state.h"
#include "checker/resources/spec.h"
#include "common/finding.h"

namespace connleak {

using GlobalId = uint32_t;

struct FunctionRef {
  uint32_t unit = 0;
  uint32_t function = 0;
  friend bool operator==(const FunctionRef &, const FunctionRef &) = default;
  friend auto operator<=>(const FunctionRef &, const FunctionRef &) = default;
};

// What a call of a function does, from specs and attributes together. Slots count from the first argument in the IR.
struct CallEffect {
  std::optional<ThrowSpec> throws;
  std::optional<JumpSpec> jumps;
  std::optional<GlobalId> jumps_through;   // the variable, when somebody names it
  struct Acquire { uint32_t resource; AcquireSpec how; };
  struct Release { uint32_t resource; ReleaseSpec how; };
  bool is_known = false;               // specs say what it does with handles: its body is not asked
  std::vector<Acquire> acquires;
  std::vector<Release> releases;
  struct Transfer { HandleSlot handle; std::optional<Condition> when; };
  std::vector<Transfer> transfers;
  bool borrows_all = false;            // keeps no handle
  std::vector<uint32_t> borrowed;      // or none of these resources
  bool noreturn = false;
  std::optional<Condition> noreturn_when, ensures;
  std::optional<int64_t> of_null;
  // What `answer` says of argument 0 stays when what `proof` says of the result is one of these.
  struct Keeps { GlobalId answer = 0, proof = 0; std::vector<int64_t> proved_by; };
  std::optional<Keeps> keeps;
  bool is_kept = false;                // its answer is what some function keeps
  bool pure = false, constant = false, allocates = false, zeroed = false, resizes = false, frees = false;
  std::optional<HandleSlot> returns;   // gives back this argument, or null
  bool returns_always = false;         // never null

  bool borrows(uint32_t resource) const {
    return borrows_all || std::find(borrowed.begin(), borrowed.end(), resource) != borrowed.end();
  }
  bool borrowsSomething() const { return borrows_all || !borrowed.empty(); }
};

// A resource of the specs, or one that attributes in headers brought up.
struct ResourceInfo {
  std::string name;
  Condition::Relation valid_relation = Condition::Relation::NotEqual;
  int64_t valid_constant = 0;
  std::optional<int64_t> reserved;
};

struct GlobalInfo {
  std::string name;
  std::string qualified;
  bool is_function = false;
  bool is_internal = false;
  bool is_mergeable = false;
  bool in_system_header = false;
  uint64_t const_pointees = 0;
  // By its declaration it does not write to what the argument points to.
  bool onlyReads(size_t argument) const { return argument < 64 && (const_pointees >> argument & 1); }
  std::vector<FunctionRef> definitions;
  const Variable *variable = nullptr;   // its initial content, when it is constant
  uint32_t variable_unit = 0;
  CallEffect effect;
  bool is_jump_variable = false;        // points to the buffer errors are raised to; who changes it puts it back
};

class Program {
 public:
  Program(std::vector<Unit> units, const SpecIndex &specs);
  Program(const Program &) = delete;
  Program &operator=(const Program &) = delete;

  const std::vector<Unit> &units() const { return units_; }
  const Unit &unit(uint32_t index) const { return units_[index]; }
  const Function &function(FunctionRef ref) const { return units_[ref.unit].functions[ref.function]; }
  const std::vector<FunctionRef> &functions() const { return functions_; }  // in a fixed order

  GlobalId globalOf(uint32_t unit, uint32_t symbol) const { return global_of_[unit][symbol]; }
  GlobalId globalOf(FunctionRef ref) const { return globalOf(ref.unit, function(ref).symbol); }
  const GlobalInfo &global(GlobalId id) const { return globals_[id]; }
  size_t globalCount() const { return globals_.size(); }
  const ResourceInfo &resource(uint32_t index) const { return resources_[index]; }

  // Types that are thrown or caught, by number: of a type information, and by the name its author wrote.
  uint32_t typeOf(GlobalId info) const;
  uint32_t typeNamed(const std::string &name) const;
  std::string typeName(uint32_t type) const;   // empty when that is not one type
  // Whether a handler for that type takes what is thrown.
  Truth isTakenBy(uint32_t thrown, uint32_t handler) const;
  bool isOfAllocation(uint32_t type) const;    // thrown for want of memory

  // The bodies a call in `unit` may reach; several when the name is ambiguous, none when it is external.
  std::vector<FunctionRef> definitionsFor(GlobalId id, uint32_t unit) const;
  // False when what a unit calls is defined in other programs of the database only.
  bool hasDefinitionInTarget(GlobalId id, uint32_t unit) const;
  // Variables with external linkage whose initialisers hold such a function: tables of drivers, of callbacks.
  std::vector<std::string> tablesNaming(const std::function<bool(GlobalId)> &is_wanted) const;
  // True when `ref` or something it calls names the variable.
  bool mentions(FunctionRef ref, GlobalId variable) const;
  // True when `ref` or something it calls names a function that releases such a handle.
  bool mayRelease(FunctionRef ref, uint32_t resource) const;
  // Likewise, or calls by a pointer, and one of those whose address is taken may release it.
  bool mayReleaseSomehow(FunctionRef ref, uint32_t resource) const;
  // True when `ref` or something it calls names a function that leaves by a jump: longjmp().
  bool mayJump(FunctionRef ref) const;
  // True when `ref` or something it calls calls a function by a pointer.
  bool callsThroughPointer(FunctionRef ref) const { return calls_through_pointer_[ref.unit][ref.function]; }
  bool isAddressTaken(GlobalId function) const { return address_taken_[function]; }
  // Calls that are not in the run: every function that is not static may have some, unless it was told which ones do (by the
  // last part of their names).
  void noteCalledElsewhere(std::set<std::string, std::less<>> identifiers) { called_elsewhere_ = std::move(identifiers); }
  bool mayBeCalledElsewhere(GlobalId function) const;
  const std::vector<FunctionRef> &callersOf(GlobalId function) const { return callers_[function]; }

  std::vector<Unit> takeUnits() { return std::move(units_); }   // the program is empty afterwards
  std::string displayName(GlobalId id) const;
  SourcePlace place(uint32_t unit, uint32_t place) const;
  // What the condition compares with, at a call in that unit.
  int64_t constantOf(const Condition &condition, uint32_t unit) const;
  // Specs that do not fit the declarations: "file:line:column: ..." each.
  const std::vector<std::string> &problems() const { return problems_; }

 private:
  void numberSymbols();
  void dropWeakDefinitions();
  void readEffects(const SpecIndex &specs);
  void addAttributes(GlobalInfo &global, const std::vector<OwnershipFact> &facts);
  std::optional<CallEffect::Keeps> keepsFrom(const FunctionFact::Keeps &fact);
  std::optional<GlobalId> jumpVariable(const std::string &name);
  uint32_t resourceNamed(const std::string &name);
  void buildCallGraph();
  void numberTypes();
  uint32_t addType(const std::string &name);

  void checkArguments(const GlobalInfo &global, const CallSpec &spec, uint32_t declared);

  struct ThrownType {
    std::string name;
    bool is_known = false;          // so are its bases
    std::set<uint32_t> bases;
  };

  std::vector<Unit> units_;
  std::vector<ThrownType> types_;
  std::map<std::string, uint32_t> type_numbers_;          // by the author's name
  std::map<GlobalId, uint32_t> types_of_;                 // of type information
  std::vector<std::string> problems_;
  std::vector<std::vector<GlobalId>> global_of_;
  std::vector<GlobalInfo> globals_;
  std::vector<ResourceInfo> resources_;
  std::vector<FunctionRef> functions_;
  std::vector<std::vector<FunctionRef>> callers_;   // global function -> functions that name it
  std::vector<bool> address_taken_;
  std::optional<std::set<std::string, std::less<>>> called_elsewhere_;
  std::vector<std::vector<FunctionRef>> namers_;    // global variable -> functions that name it
  std::vector<std::vector<bool>> callersUp(std::vector<FunctionRef> work) const;
  std::vector<std::vector<bool>> calls_through_pointer_;
  mutable std::vector<std::vector<bool>> jumpers_;
  mutable std::mutex mutex_;   // of what is made when first asked for
  mutable std::map<GlobalId, std::vector<std::vector<bool>>> mentions_;  // variable -> unit -> function
  mutable std::map<uint32_t, std::vector<std::vector<bool>>> releasers_;  // resource -> unit -> function
  mutable std::map<uint32_t, bool> released_by_pointer_;                  // resource
};

}  // namespace connleak
