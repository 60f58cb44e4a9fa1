// SPDX-License-Identifier: Apache-2.0
// One run of a function body to a fixpoint: without a handle (base), from an acquisition on (tracked), or with a
// caller's handle in hand (entry). States move along edges; at a block those with an equal property part are joined
// once there are more of them than the limits allow.
#pragma once

#include <functional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "checker/analysis/engine.h"
#include "checker/analysis/function_context.h"
#include "checker/analysis/state.h"

namespace connleak {

enum class RunKind : uint8_t { Base, Tracked, Entry };

// How a handle comes to life at a call: by a spec, or by what a callee hands on.
struct Birth {
  GlobalId callee = 0;
  const CallEffect::Acquire *by_spec = nullptr;
  const Acquisition *by_callee = nullptr;
};

class Run {
 public:
  Run(Engine &engine, FunctionRef ref, FunctionContext &context, RunKind kind, uint32_t resource);

  // Takes over states whose handle nothing but globals hold: who acquired it makes no difference from there on.
  using HandOver = std::function<void(uint32_t instruction, const std::vector<Cell> &globals, State state)>;
  void handOverTo(HandOver hand_over) { hand_over_ = std::move(hand_over); }

  void enter(const EntryKey &key);                                   // from the beginning
  void enterAt(uint32_t instruction, const State &before, const Birth &birth, uint32_t site);  // at a call that acquires
  void enterWith(uint32_t instruction, State after);                 // behind an instruction, handle in place
  void followsGroup() { is_group_ = true; }   // nothing but the same globals hold the handles
  void enterAgain(const State &left);                                // from the beginning, in what an earlier call left
  void go();
  // Calls `visit` with every state that reaches an instruction `wanted` says yes to. After go(), of a base run.
  void sweep(const std::function<bool(uint32_t)> &wanted, const std::function<void(uint32_t, const State &)> &visit);
  Table finish();

  // What the ways out leave behind that keep the handle in globals alone.
  std::vector<State> leftInGlobals();
  bool wasReleased() const { return was_released_; }
  bool wasHandedOn() const { return was_handed_on_; }
  const std::vector<std::pair<SourcePlace, std::string>> &fates() const { return fates_; }

  // The value an operand has in a state; used by the engine to look for established handles.
  Value eval(const Operand &operand, const State &state);
  // What a call may call; nothing when that is not known.
  std::vector<GlobalId> calleesAt(uint32_t index, const State &state);
  // The functions that come into the callee there.
  std::vector<Binding> bindingsAt(uint32_t index, GlobalId callee, const State &state);

 private:
  struct Property {
    Observation handle;
    uint32_t jump_place = 0;
    uint32_t thrown = kNothingThrown;   // the type of what is on its way
    bool is_raising = false;
    std::vector<Cell> cells;        // that hold the handle, or a pointer to memory that does
    std::vector<uint32_t> values;   // instruction results that do
    // Wherever the handle is.
    bool hasSameOutcome(const Property &other) const {
      return std::tie(handle.status, handle.loss, thrown, is_raising) == std::tie(other.handle.status, other.handle.loss, other.thrown, other.is_raising);
    }
    friend bool operator==(const Property &, const Property &) = default;
  };
  struct Slot {
    Property property;
    State state;
    bool is_dirty = true;
    unsigned visits = 0;
    size_t most_cells = kMostCells;   // with more, what nothing comes to any more is dropped
  };
  enum class ReturnClass : uint8_t { Any, Integer, NotZero, Handle };
  struct ExitSlot {
    Property property;
    ReturnClass kind = ReturnClass::Any;
    int64_t number = 0;      // Integer: which
    State state;
    std::vector<Value> values;   // returned
  };
  using States = std::vector<State>;

  // --- fixpoint (run.cpp)
  StateView view(State &state) { return StateView(state, symbols_); }
  Property propertyOf(const State &state);
  Slot *closestSlot(std::vector<Slot> &slots, const Property &property, const State &state, unsigned most, unsigned &closest_distance);
  void arrive(uint32_t block, State state, bool by_back_edge);
  uint32_t takeWork();
  void runFrom(uint32_t block, uint32_t first, States states);
  void unwindThrown(uint32_t index, size_t first, States &out);
  // `decided`: the way was known; it rests on no assumption.
  void follow(State state, uint32_t from, uint32_t to, bool decided = false);
  void noteLoops(State &state, uint32_t from, uint32_t to, bool decided);
  void mergeStates(States &states, uint32_t block, uint32_t instruction);
  bool overLimit();
  bool join(State &into, const State &from, JoinPoint point, bool widen);
  bool handOver(uint32_t index, State &state);

  // --- instructions (interpreter.cpp). Most change one state in place; those that fork append to `out`.
  void step(uint32_t index, State &state, States &out);
  void setResult(const Instruction &i, State &state, Value value);
  bool mayBeUsed(State &state, const Value &address);
  void load(const Instruction &i, uint32_t index, State &state);
  void store(const Instruction &i, uint32_t index, State &state);
  void limitCells(const Instruction &i, uint32_t index, SymbolId object, State &state);
  void element(const Instruction &i, State &state);
  void arithmetic(const Instruction &i, uint32_t index, State &state);
  void compare(const Instruction &i, State &state);
  std::optional<bool> asksForReserved(Relation relation, const Value &left, const Value &right, const State &state) const;
  void convert(const Instruction &i, State &state);
  void select(const Instruction &i, State &state, States &out);
  void atomicUpdate(const Instruction &i, uint32_t index, State &state);
  void store(uint32_t index, State &state, const Value &address, const Value &value);   // the address is a symbol
  void compareExchange(const Instruction &i, uint32_t index, State state, States &out);
  void copyMemory(const Instruction &i, State &state);
  void copyConstant(State &state, const Value &to, const Value &from, int64_t length);
  Value initialValue(const GlobalInfo &global, const InitialCell &cell);
  void fillMemory(const Instruction &i, State &state);
  void scopeEnd(const Instruction &i, uint32_t index, State &state);
  void terminate(uint32_t index, State state);
  bool isAnswerOf(const Operand &operand, uint32_t call) const;
  void branch(const Instruction &i, uint32_t index, State state, uint32_t block);
  void switchTo(const Instruction &i, uint32_t index, const State &state, uint32_t block);
  // `may_be_handle`: what is loaded is of the handle's kind, a pointer or a number.
  Value loadCell(State &state, SymbolId object, int64_t offset, bool may_be_handle = true);
  Value fresh(const Instruction &i, uint32_t index, int64_t ordinal, SymbolKind kind = SymbolKind::Result);
  void dropDying(uint32_t index, State &state);

  // --- ways out (exits.cpp)
  void leave(const Instruction &i, uint32_t index, State state);
  void leaveWith(const Instruction &i, State state, std::vector<Value> values);
  // Null: it is kept apart. `nearest` becomes the distance to the one it is joined with.
  ExitSlot *closestExit(const ExitSlot &slot, unsigned &nearest);

  // --- exceptions (exceptions.cpp)
  std::optional<Thrown> thrownBy(const Instruction &call, const GlobalInfo *callee) const;
  bool isFollowed(ThrowKind kind) const;
  void setThrown(uint32_t index, State &state, const Thrown &thrown, const std::string &callee);
  bool throwExit(uint32_t index, const Exit &exit, const GlobalInfo &callee, State &state);
  void throwCopy(uint32_t index, const State &state, const GlobalInfo *callee, States &out);
  void throwHere(const Instruction &i, uint32_t index, State &state);
  void catchHere(const Instruction &i, uint32_t index, State &state);
  void leaveHandler(const Instruction &i, State &state);
  void enterLandingPad(const Instruction &i, uint32_t index, State state, States &out);
  void unwind(uint32_t index, State state);
  void leaveByThrow(uint32_t index, State state);
  std::string textOf(const Thrown &thrown, const std::string &callee) const;
  bool isMain() const;
  Thrown surest(const Flight &flight) const;

  // --- jumps (jumps.cpp)
  void callJumping(uint32_t index, State state, const GlobalInfo &callee, const std::vector<Value> &arguments, States &out);
  void setJump(uint32_t index, State state, const Value &buffer, States &out);
  void startError(uint32_t index, State state, bool may_raise, const std::vector<Value> &arguments, const Condition &when, States &out);
  bool mayRaise(State &state, const Condition &when, const std::vector<Value> &arguments);
  void raise(uint32_t index, State state, const GlobalInfo &callee, const std::vector<Value> &arguments, States &out);
  void jump(uint32_t index, State state);
  std::vector<uint32_t> landingsOf(const State &state, const Value &buffer) const;
  void land(uint32_t from, uint32_t at, State state);
  void goOnBehind(uint32_t at, State state);
  void forgetVariable(State &state, SymbolId variable);
  void leaveByJump(uint32_t index, State state);
  // Behind a setjmp() call states meet as at the beginning of a block: one with a number of its own.
  uint32_t landingBlock(uint32_t instruction) const { return function_.blocks.size() + 1 + instruction; }
  bool isLanding(uint32_t block) const { return block > function_.blocks.size(); }
  uint32_t landedAt(uint32_t block) const { return block - function_.blocks.size() - 1; }
  uint32_t orderOf(uint32_t block) const { return isLanding(block) ? block : body_.order[block]; }

  // --- the handle (losses.cpp)
  bool isObserving(const State &state) const { return state.handle.status != HandleStatus::None; }
  bool isHeld(const State &state) const { return state.handle.status == HandleStatus::Held; }
  bool mayBeHandle(State &state, const Value &value);
  // Looks whether the handle can still be found; if not, records the loss. False: nothing left to follow.
  // `inside`: it happened in a callee, whose table that is.
  struct InCallee { const Table *table; uint32_t loss; };
  bool checkLoss(State &state, LossKind kind, uint32_t index, const InCallee *inside = nullptr);
  bool isGuardedByGlobal(const State &state) const;
  void recordLoss(State &state, LossKind kind, uint32_t index, const InCallee *inside);
  void recordLossesByThrow(State &state);
  uint32_t keepLoss(State &state, Loss loss);
  // A loss counts once the process is seen to go on after it.
  bool isLossOpen(const State &state) const { return kind_ == RunKind::Tracked && state.handle.status == HandleStatus::Dropped; }
  void confirmLoss(State &state);
  bool mayBeStandIn(GlobalId callee) const;
  bool turnsForever(GlobalId callee);
  bool isPerhapsTheEnd(LossKind kind, uint32_t index) const;
  uint32_t placeOfLoss(const State &state, LossKind kind, uint32_t index) const;
  const Instruction *jumpAt(uint32_t place) const;
  void recordMisuse(State &state, Rule rule, uint32_t index, const std::string &callee);
  void endObservation(State &state);
  void noteReleasedIn(uint32_t index, const Observation &handle);
  void release(State &state, uint32_t index, const std::string &callee);
  void escape(State &state, uint32_t index, const std::string &why);

  // --- calls (calls.cpp, call_by_spec.cpp, call_by_body.cpp, call_unknown.cpp, library_memory.cpp)
  void call(uint32_t index, State state, const Birth &birth, States &out);
  void callNamed(uint32_t index, State state, GlobalId callee, const std::vector<Value> &arguments, const Birth &birth, States &out);
  void callBySpec(uint32_t index, State state, GlobalId callee, const std::vector<Value> &arguments, const Birth &birth, States &out);
  void callBody(uint32_t index, State state, GlobalId callee, const std::vector<FunctionRef> &bodies,
                const std::vector<Value> &arguments, const Birth &birth, States &out);
  void callUnknown(uint32_t index, State state, const GlobalInfo *callee, const std::vector<Value> &arguments, States &out);
  // A call of a function that specs know.
  struct KnownCall {
    uint32_t index;
    GlobalId callee;
    const GlobalInfo &global;
    const std::vector<Value> &arguments;
    const Birth &birth;
    bool keeps_answer = false;   // what some pure functions said of the arguments stays
  };
  void callKnown(const KnownCall &call, State state, States &out);
  bool assumeBadAnswer(const KnownCall &call, State &state);
  void returnFrom(const KnownCall &call, State state, const Value &result, States &out);
  bool movesMemory(const KnownCall &call, State &state);
  void returnMoved(const KnownCall &call, State state, States &out);
  void giveBack(const KnownCall &call, State state, const Value &result, States &out);
  void writeThroughArguments(const KnownCall &call, State &state);
  bool acquireHandles(const KnownCall &call, State &state, Value &result);
  bool knowsOnlyOthers(const State &state, const CallEffect &effect, const std::vector<Value> &arguments);
  bool isByItself(const std::vector<Value> &arguments) const;
  bool beginObservation(const KnownCall &call, const AcquireSpec &how, State &state, const Value &result);
  bool transferHandle(const KnownCall &call, State &state, const Value &result, States &out);
  bool releaseHandle(const KnownCall &call, State &state, const Value &result, States &out);
  bool cannotBeFreed(const Value &memory) const;
  bool freeMemory(const KnownCall &call, State &state);
  bool assumeCondition(State &state, const Condition &condition, bool truth, const std::vector<Value> &arguments, const Value &result);
  Value slotValue(State &state, const HandleSlot &slot, const std::vector<Value> &arguments, const Value &result);
  Value answerOf(GlobalId callee, const std::vector<Value> &arguments);
  void noteUsed(State &state, SymbolId object, bool is_all);
  void forgetAnswers(uint32_t index, State &state, SymbolId object, bool but_kept);
  void invalidatePure(uint32_t index, State &state, const Value &argument, bool but_kept);
  // How far a callee writes that was given an address: `bytes` when it is that of a member or an array; only forward
  // from there when it is a library's that does not know what the member is part of.
  struct Reach { int64_t bytes = 0; bool is_forward = false; };
  void havoc(uint32_t index, State &state, const Value &pointer, int64_t ordinal, unsigned depth, Reach reach);
  bool isContentKnown(const State &state, SymbolId object) const;
  int64_t bytesAt(uint32_t call, size_t argument) const;
  void havocGlobals(uint32_t index, State &state);
  void findPathsInto(FunctionRef body, State &state, const std::vector<Value> &arguments, EntryKey &key);
  std::vector<Binding> bindingsInto(FunctionRef body, const State &state, const std::vector<Value> &arguments);
  void preferReleasing(std::vector<GlobalId> &callees, State &state, const std::vector<Value> &arguments);
  std::vector<Value> argumentsOf(uint32_t index, const State &state);
  bool isLookedAt(const Condition &condition, uint32_t index) const;
  void handToOthers(uint32_t index, State &state, const GlobalInfo &global, const std::vector<Value> &arguments);
  bool mayBeLinkedBy(const GlobalInfo &callee, const std::vector<Value> &arguments) const;
  void giveAway(uint32_t index, State &state, SymbolId object, int64_t ordinal);
  bool bringsFunction(const State &state, const Value &argument);
  bool mayReleaseUnseen(FunctionRef body, const EntryKey &key) const;
  bool mayBeReleasedInstead(uint32_t index, FunctionRef body, const EntryKey &key, const Table &table, const Exit &taken,
                            const std::vector<Value> &arguments, const State &state);
  bool mayBeKeptInstead(uint32_t index, const Table &table, const Exit &taken, const std::vector<Value> &arguments, const State &state);
  bool leaveToLibrary(uint32_t index, FunctionRef body, const GlobalInfo &callee, const EntryKey &key, const Table &table, const Exit &taken,
                      const std::vector<Value> &arguments, const State &before, State &after);
  bool keepViewed(uint32_t index, State &state, const GlobalInfo &callee);
  bool isKeptByLibrary(State &state);
  bool mayPassHandle(State &state, const Value &argument);
  void makeValid(State &state, SymbolId handle);

  // --- summaries (summarise.cpp)
  bool applyExit(uint32_t index, const Table &table, const Exit &exit, const std::vector<Value> &arguments, State &state);
  uint32_t termOf(SymbolId symbol);
  uint32_t makeTerm(SymbolId symbol);
  uint32_t termOfChoice(SymbolId symbol, uint32_t set);
  SummaryValue summaryOf(const Value &value);
  SummaryValue summaryOf(Comparison comparison);
  bool isTold(const SummaryValue &value) const;
  Value settled(State &state, const Value &value);
  Exit exitFrom(ExitSlot &slot);
  void tellConditions(const State &state, Exit &exit);
  SharedTrail trailOf(uint32_t path);
  uint32_t siteOf(uint32_t path) const;   // the acquisition a path begins with
  bool isVisibleToCaller(State &state, const std::vector<Value> &returned);
  Range givenAs(uint32_t parameter) const { return engine_.parameterValues().of(ref_, parameter); }
  void tellGiven(const State &state, const std::vector<SymbolId> &visible, Exit &exit);
  bool isKeptUnseen(State &state, const std::vector<Value> &returned);

  uint32_t pathNode(State &state, StepKind kind, uint32_t place, std::string text);
  std::string functionName() const { return program_.displayName(program_.globalOf(ref_)); }
  SourcePlace place(uint32_t place) const { return program_.place(ref_.unit, place); }
  uint32_t placeOf(uint32_t index) const { return function_.instructions[index].place; }
  const SourceFact *factOf(const Instruction &i) const { return i.fact == kNone ? nullptr : &function_.facts[i.fact]; }

  Engine &engine_;
  const Program &program_;
  FunctionRef ref_;
  const Function &function_;
  const BodyInfo &body_;
  SymbolTable &symbols_;
  SiteSets &sites_;
  std::vector<PathNode> &path_;
  FunctionContext &context_;
  RunKind kind_;
  uint32_t resource_;
  bool never_lost_ = false;      // the caller has a reference of its own: the handle came by value
  bool is_dropped_ = false;      // set while a state is stepped: it ended there
  bool is_kept_nameless_ = false;   // by the exit applied last: the handle is in memory that has no name here
  bool holder_freed_ = false;    // in the call being stepped
  bool stores_number_ = false;   // the last store did
  std::vector<Cell> held_at_entry_;   // the cells that held the handle then
  bool is_again_ = false;        // a second call of the function, in what the first one left
  bool is_group_ = false;
  bool sweeping_ = false;
  HandOver hand_over_;
  std::function<bool(uint32_t)> sweep_wanted_;
  std::function<void(uint32_t, const State &)> sweep_visit_;

  std::unordered_map<uint32_t, std::vector<Slot>> slots_;   // by block; only of blocks that were reached
  std::set<std::pair<uint32_t, uint32_t>> work_;   // order, block
  std::vector<ExitSlot> exits_;
  uint64_t steps_ = 0, most_steps_ = 0;
  unsigned most_properties_ = 0, most_variants_ = 0;
  Table table_;
  std::map<SymbolId, uint32_t> terms_;
  std::map<std::pair<SymbolId, uint32_t>, uint32_t> choices_;   // terms of what is one of a set of values
  const State *telling_ = nullptr;                               // the way out whose terms are made
  uint64_t released_in_loops_ = 0;                 // one of several was
  uint64_t visited_in_loops_ = 0;                  // of those: found through an index
  struct PassedBy { uint64_t as_one_of_several = 0, as_any = 0; };   // loops left
  PassedBy passedBy(const State &state);
  bool mayBeReleasedIn(const PassedBy &loops) const;
  std::vector<bool> is_loss_sure_;                 // by loss
  std::map<uint32_t, uint32_t> thrown_paths_;      // thrower -> the way to it
  std::map<uint32_t, PassedBy> passed_by_;         // loss -> loops left before it on every way
  bool was_released_ = false, was_handed_on_ = false;
  std::vector<std::pair<SourcePlace, std::string>> fates_;
};

}  // namespace connleak
