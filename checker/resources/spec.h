// SPDX-License-Identifier: Apache-2.0
// What is acquired and released, as data. A spec file (built-in specs/*.yaml, a project's .connleak.yaml) lists
// resources with the functions that acquire, release and borrow their handles, and facts about other functions.
// The loader reads YAML with LLVM's YAML I/O into these values; the analysis sees nothing but these values.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connleak {

// Where a call's handle is, seen from the caller: the return value, an argument (by value), or what an argument
// points to. "return", "arg0", "*arg1", "this" (argument 0 of a C++ member function; the others count from 0 after it).
struct HandleSlot {
  enum class Kind : uint8_t { Return, Argument, Pointee, This } kind = Kind::Return;
  unsigned argument = 0;
  int64_t offset = 0;               // Pointee: bytes behind where the argument points: "*(arg0+4)"
  bool is_object = false;           // Argument: the object itself is the handle. C++ ends those of variables and members

  friend bool operator==(const HandleSlot &, const HandleSlot &) = default;
};

// "return >= 0", "return == 0", "arg2 != 0", "*arg1 != 0": holds for signed integers and for pointers (null is 0).
struct Condition {
  enum class Relation : uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
  HandleSlot subject;
  Relation relation = Relation::NotEqual;
  int64_t constant = 0;
  std::string macro = {};           // "arg0 >= ERROR or 21": what the caller's unit defines it as; else the constant

  friend bool operator==(const Condition &, const Condition &) = default;
};

// In front of the places in specs that are compiled in: no user can mend those.
constexpr std::string_view kBuiltinMark = "<built-in>/";

struct AcquireSpec {
  std::string function;             // "PQconnectdb", "app::Pool::acquire"; exact, no glob
  HandleSlot handle;
  std::optional<Condition> when;    // acquired only if this holds after the call; an unset one means: if handle is valid
  bool always = false;              // handle is to be released even when the call says that it failed
  bool never_null = false;          // the handle is never null (rare: allocation failure counts as null)
  std::string where;                // "file:line:column" of the entry, for messages
};

struct ReleaseSpec {
  std::string function;
  HandleSlot handle;
  std::optional<Condition> when;    // released only if this holds after the call (else it is still open)
  std::string where;
};

struct Resource {
  std::string name;                 // "libpq connection"
  bool optional = false;            // off unless asked for by name (the malloc family)
  std::string title;                // what it belongs to, for a reader; the groups of --resources are the files of the built-in specs
  // A handle is valid (carries an obligation) when this holds for its value: pointers != 0, descriptors >= 0.
  bool says_valid = false;          // or this is the default
  Condition::Relation valid_relation = Condition::Relation::NotEqual;
  int64_t valid_constant = 0;
  std::optional<int64_t> reserved;  // handles from 0 to this are not the program's to release
  std::vector<AcquireSpec> acquire;
  std::vector<ReleaseSpec> release;
  std::vector<std::string> borrow;  // names or globs: uses the handle, keeps no ownership, does not throw
};

// What a function throws.
struct ThrowSpec {
  enum class Kind : uint8_t { Never, Allocation, Library, Always } kind = Kind::Never;   // Always: it is known to
  std::vector<std::string> types;   // empty: not known
};

// A function that leaves behind a call of setjmp(), or has to do with it. Errors are raised through a variable that points
// to the buffer of the handler; between `StartsError` and `EndsError` stands what makes up the message.
struct JumpSpec {
  enum class Kind : uint8_t { Sets, Jumps, Raises, StartsError, EndsError } kind = Kind::Jumps;
  HandleSlot buffer;                // Sets, Jumps
  std::optional<Condition> when;    // Raises, StartsError: if this holds at the call; an unset one means always
  std::string through;              // Raises, EndsError: the variable
};

// A fact about a function that is not (only) about one resource. Unset members say nothing.
struct FunctionFact {
  std::string function;                    // name or glob; exact names win over globs
  std::vector<HandleSlot> transfers;       // takes over ownership of a handle given there, or of what leads to it
  std::optional<Condition> when;           // if this holds after the call; an unset one means always
  std::vector<HandleSlot> borrows;
  bool noreturn = false;
  std::optional<Condition> noreturn_when;  // does not return if this holds at the call: "arg0 != 0"
  std::optional<Condition> ensures;        // holds when it returns: "return >= 0"
  std::optional<ThrowSpec> throws;
  std::optional<JumpSpec> jumps;
  std::string raises_never_through;        // where that variable exists: no errors but for want of memory, whatever a body of it says
  bool pure = false;    // equal arguments give equal results until the handle given to it is used by another call
  bool constant = false;  // equal arguments give equal results, always (PQresultStatus)
  bool allocates = false; // returns fresh memory, or null: the holder of handles (malloc)
  bool zeroed = false;    // and the memory it allocates is zero
  bool resizes = false;   // gives back argument 0's memory with its content, or null (realloc)
  bool frees = false;     // argument 0 is freed memory afterwards
  std::optional<HandleSlot> returns;  // gives back this argument, or null (mysql_real_connect)
  bool always = false;                // never null (strcpy)
  // "What `keeps` answers of argument 0 stays the same when what `proof` says of the result is one of these."
  struct Keeps { std::string answer, proof; std::vector<int64_t> proved_by; };
  std::optional<Keeps> keeps;
  std::optional<int64_t> of_null;     // what a pure function says of null: any other answer means that it was given something
  std::string where;
};

struct SpecSet {
  std::vector<Resource> resources;
  std::vector<FunctionFact> functions;
};

// The answer to "what does a call of this function do", by exact name first, then by glob. Built once, read often.
struct CallSpec {
  struct Acquires { unsigned resource; AcquireSpec how; };
  struct Releases { unsigned resource; ReleaseSpec how; };
  std::vector<Acquires> acquires;
  std::vector<Releases> releases;
  std::vector<unsigned> borrows;             // resources (indices into SpecSet::resources) whose handles it only uses
  std::vector<const FunctionFact *> facts;   // most exact first
};

class SpecIndex {
 public:
  explicit SpecIndex(SpecSet specs);
  SpecIndex(const SpecIndex &) = delete;
  SpecIndex &operator=(const SpecIndex &) = delete;

  const SpecSet &specs() const { return specs_; }
  const Resource &resource(unsigned index) const { return specs_.resources[index]; }
  // `name` is the qualified name without parameters ("PQexec", "app::Pool::acquire"). Null when nothing is known.
  const CallSpec *find(std::string_view name) const;
  // True for functions that acquire or release: a unit can matter only if it names one.
  bool isInteresting(std::string_view name) const;
  bool acquires(std::string_view name) const;
  // Their names for the identifier scan, unqualified last parts ("acquire" of "app::Pool::acquire"), sorted.
  std::vector<std::string> interestingIdentifiers() const;
  // Macros that conditions name; sorted.
  std::vector<std::string> macros() const;

 private:
  SpecSet specs_;
  std::map<std::string, CallSpec, std::less<>> exact_;
  std::vector<std::pair<std::string, CallSpec>> globs_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::optional<CallSpec>, std::less<>> cache_;  // guarded by mutex_
};

}  // namespace connleak
