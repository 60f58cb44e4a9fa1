// SPDX-License-Identifier: Apache-2.0
// What a caller needs to know of a function: its exits, one per distinct effect, each with the conditions under which
// it is taken, what it returns and writes, and how the handle under observation stands. A summary speaks in terms
// that a caller can translate: its parameters, globals, what memory held at entry, and things made inside. There are
// three kinds of table: the base table (no handle in sight), one per group of acquisitions that the function hands
// on, and, made when a caller first asks, one per way a caller's open handle comes into it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "checker/analysis/program.h"
#include "checker/analysis/range.h"
#include "checker/analysis/state.h"
#include "common/finding.h"

namespace connleak {

struct SummaryValue {
  enum class Kind : uint8_t { Unknown, Integer, Term };
  Kind kind = Kind::Unknown;
  uint32_t term = 0;
  int64_t number = 0;  // the integer, or the offset from the term
};

struct Term {
  enum class Kind : uint8_t {
    Parameter,   // a: number
    Global,      // a: program-wide number; written down by name
    Initial,     // base, a: offset
    Element,     // base, a: offset, b: stride of a global array; left: the index, when the caller knows it, too
    Pure,        // base, a: function, b: which argument base is, left: the other one if there is one
    Handle,      // the observed handle
    Fresh,       // something made in the function; a: 1 when it may also be what came in, as paths joined
    FreshHeap,   // memory allocated in the function
    Expression,  // left operation right, a: detail
    Comparison,  // left relation right: 0 or 1
    Choice,      // one of `options`
  };
  Kind kind = Kind::Fresh;
  Arithmetic operation = Arithmetic::Other;
  Relation relation = Relation::Equal;
  uint8_t width = 64;
  uint32_t base = 0;
  int64_t a = 0, b = 0;
  int64_t bytes = 0;   // Element: how long the array is; 0: not known
  int64_t stride = 0;  // Element: bytes from one to the next; 0: not known
  SummaryValue left, right;
  std::vector<SummaryValue> options;
};

struct MemoryWrite {
  uint32_t object = 0;  // term
  int64_t offset = 0;   // or one of the defaults
  SummaryValue value;
};

enum class LossKind : uint8_t { Return, ScopeEnd, Overwrite, Discard, Free, CallEnd, Throw, Jump };

// Who throws, the surest first.
enum class ThrowKind : uint8_t { Explicit, Library, Unknown, Allocation };

struct Thrown {
  uint32_t type = kNothingThrown;   // as in Flight
  ThrowKind kind = ThrowKind::Explicit;
  SourcePlace place;                // of the `throw`, when it was seen
  bool isActive() const { return type != kNothingThrown; }
};

// A way through a function, in order. Within a call the steps are the callee's own: whoever went through it shares them.
struct Trail;
using SharedTrail = std::shared_ptr<const Trail>;

struct TrailStep {
  StepKind kind = StepKind::Branch;
  uint32_t place = 0;      // in the function's unit
  uint32_t fact = kNone;   // branch: what the source says
  bool is_taken = false;   // branch
  std::string text;        // else, or where it is said another way
  SharedTrail inside;
};

struct Trail {
  FunctionRef function;
  std::vector<TrailStep> steps;
};

// As they are told: those of callees in between, one deeper. Of a long way the middle is left out.
std::vector<PathStep> stepsOf(const SharedTrail &trail, const Program &program);

// The place where the last reference died.
struct Loss {
  LossKind kind = LossKind::Return;
  JumpKind jump = JumpKind::None;
  SourcePlace place;
  std::string function;            // it happens in, as its author wrote it
  SharedTrail trail;               // from entry or acquisition to here
  std::string reason;              // Throw, Jump: "when load() throws"
  ThrowKind thrown = ThrowKind::Explicit;
  bool in_system_header = false;
  bool is_guarded = false;         // in a second call: a branch on a global led here, so second calls are meant to be
  uint32_t site = 0;               // of the acquisition the trail begins with
  std::vector<SourcePlace> also_acquired_at;   // other acquisitions that may be lost here just so
  Observation handle;
};

struct Exit;

// A second release, or a use after it.
struct Misuse {
  Rule rule = Rule::DoubleRelease;
  SourcePlace place;
  std::string function;
  std::string callee;
  SharedTrail trail;
  uint32_t site = 0;
  Observation handle;
  bool is_callers_fault = false;            // it came into the function released
  bool in_system_header = false;
  std::shared_ptr<const Exit> conditions;   // under which it happens; nothing but these is in there
};

// One way out of a function. Without a handle in sight `handle.status` is None.
struct Exit {
  Thrown thrown;                                   // by an exception; else it returns
  std::vector<std::pair<uint32_t, Range>> guards;  // on terms
  struct Order { SummaryValue left, right; uint8_t order = 0; bool is_unsigned = false; };
  std::vector<Order> orders;                       // of values that are not known
  std::vector<SummaryValue> returned;
  std::vector<MemoryWrite> writes;
  std::vector<uint32_t> freed;                     // terms of objects
  std::vector<uint32_t> given;                     // likewise, of what may hang in something nobody sees
  std::vector<std::pair<uint32_t, bool>> used;     // likewise; false: but answers that are kept are as they were. kNone: any object
  Observation handle;
  SourcePlace released_at;
  SharedTrail trail;               // from entry or acquisition (that one first) to here; kept when a handle is in sight
};

struct Table {
  std::vector<Term> terms;
  std::vector<Exit> exits;
  std::vector<Loss> losses;
  std::vector<Misuse> misuses;
  bool gave_up = false;   // a limit was hit: the exits are not all
};

// Acquisitions of one resource that reach the caller at the same positions.
struct Acquisition {
  uint32_t resource = 0;
  std::string acquired_by;          // the innermost acquiring call: "PQconnectdb"
  Table table;
};

// How the handle comes into a function: a root, and what is loaded from it in turn. {Parameter 0} is the handle itself
// as first argument; {Parameter 0; 16} is `*(arg0 + 16)`; {Parameter 0; element at 8; 16} is `(arg0 + 8)[some].16`.
struct EntryPath {
  bool of_global = false;
  uint32_t root = 0;
  struct Step {
    int64_t offset = 0;
    bool is_element = false;   // stands at some element of the array there; else loads
    friend auto operator<=>(const Step &, const Step &) = default;
    friend bool operator==(const Step &, const Step &) = default;
  };
  std::vector<Step> steps;
  friend auto operator<=>(const EntryPath &, const EntryPath &) = default;
  friend bool operator==(const EntryPath &, const EntryPath &) = default;
};

// A function pointer the caller knows: as argument, or in memory an argument leads to.
using Binding = std::pair<EntryPath, uint32_t>;  // where, program-wide number of the function

struct EntryKey {
  uint32_t resource = 0;
  bool is_released = false;             // it comes in released: what is looked for is misuse
  bool is_one_of_several = false;       // found in a list or an array: what is released may be another one
  std::vector<EntryPath> paths;         // sorted, those of globals first; empty: no handle, only bindings
  std::vector<uint32_t> holders;        // per path: the first path that ends in the same object
  std::vector<Binding> bindings;        // sorted
  // Pointers on those ways that lead back: what the first `back_steps` steps of `path` come to, so many bytes behind.
  struct Ring {
    EntryPath path;
    uint32_t back_steps = 0;
    int64_t offset = 0;
    friend auto operator<=>(const Ring &, const Ring &) = default;
    friend bool operator==(const Ring &, const Ring &) = default;
  };
  std::vector<Ring> rings;              // sorted
  friend auto operator<=>(const EntryKey &, const EntryKey &) = default;
  friend bool operator==(const EntryKey &, const EntryKey &) = default;
};

}  // namespace connleak
