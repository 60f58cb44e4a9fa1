// SPDX-License-Identifier: Apache-2.0
// A unit: what the analysis knows of one translation unit. It is LLVM IR brought down to the few operations that
// matter for who holds a handle, with places and names resolved, and without any pointer into Clang or LLVM: a unit
// can be written down, sent elsewhere and read back by a checker of another LLVM version. The analysis works on
// units only; it links no LLVM.
//
// A function's values are numbered: parameters first, then the results of instructions. Memory is addressed by
// object and byte offset. Aggregates in registers are taken apart by the lowering: a call that returns {ptr, i64}
// has two results with consecutive numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace connleak {

constexpr uint32_t kUnitVersion = 10;
constexpr uint32_t kNone = 0xffffffff;  // no value, no block, no fact

struct Operand {
  enum class Kind : uint8_t { Unknown, Value, Integer, Symbol };
  Kind kind = Kind::Unknown;
  uint32_t index = 0;   // Value: number in the function. Symbol: index into Unit::symbols
  int64_t number = 0;   // Integer: its value (null is 0). Symbol: byte offset

  static Operand unknown() { return {}; }
  static Operand value(uint32_t index) { return {Kind::Value, index, 0}; }
  static Operand integer(int64_t number) { return {Kind::Integer, 0, number}; }
  static Operand symbol(uint32_t index, int64_t offset) { return {Kind::Symbol, index, offset}; }
};

enum class Opcode : uint8_t {
  Allocate,     // result: a local variable                                     operands: -
  Load,         // result: what is at the address                               operands: address
  Store,        //                                                              operands: value, address
  Offset,       // result: address + constant                                   operands: address, Integer bytes, Integer size of the member there if known
  Element,      // result: some element of the array at the address             operands: address, index, Integer bytes of an element, of the array (0: not known)
  Compare,      // result: 0 or 1 (Instruction::relation)                       operands: left, right
  Arithmetic,   // result: left op right (Instruction::arithmetic)              operands: left, right; FloatCompare: predicate
  Convert,      // result: the operand with another width (::conversion)        operands: value
  Select,       // result: one of two                                           operands: condition, if true, if false
  Phi,          // result: by the block control came from                       operands and targets run in parallel
  Call,         // results; ends its block when it has targets (normal, unwind) operands: callee, arguments…
  Jump,         // targets: one
  Branch,       // operands: condition; targets: if true, if false
  Switch,       // operands: value, Integer cases…; targets: default, one per case
  IndirectJump, // targets: any of them
  Return,       // operands: the values returned
  Unreachable,
  CopyMemory,   // operands: destination, source, length
  FillMemory,   // operands: destination, byte, length
  ScopeBegin,   // the local variable comes to life; in functions that call setjmp()   operands: address
  ScopeEnd,     // the local variable dies                                      operands: address
  AtomicUpdate, // result: old value                                            operands: address, value
  Resume,       // goes on unwinding
  LandingPad,   // where unwinding comes in; results: the exception, a selector        operands: per handler its type (a Symbol), 0 for any, Unknown: none of a list
  Throw,        // ends its block when it has targets (unreachable, unwind)     operands: exception, its type; none: the one in hand goes on
  Catch,        // result: the thrown object; unwinding ends here               operands: exception
  CatchEnd,     // the handler is left
  Other,        // result: anything
};

enum class Relation : uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,
                                UnsignedLess, UnsignedLessEqual, UnsignedGreater, UnsignedGreaterEqual };
enum class Arithmetic : uint8_t { Add, Subtract, Multiply, Divide, Remainder, UnsignedDivide, UnsignedRemainder, And, Or, Xor,
                                  ShiftLeft, ShiftRight, UnsignedShiftRight, FloatCompare, Exchange, CompareExchange, Other };
enum class Conversion : uint8_t { Keep, ZeroExtend, SignExtend, Truncate };

// A statement that leaves where it stands: the branch it became carries its place.
enum class JumpKind : uint8_t { None, Return, Break, Continue, Goto };

struct Instruction {
  Opcode opcode = Opcode::Other;
  Relation relation = Relation::Equal;
  Arithmetic arithmetic = Arithmetic::Other;
  Conversion conversion = Conversion::Keep;
  JumpKind jump = JumpKind::None;
  uint8_t width = 0;         // bits of the result; of the stored value for Store
  uint8_t from_width = 0;    // Convert: bits of the operand
  bool is_pointer = false;   // the result; for Store the stored value, for Compare the operands
  bool is_volatile = false;
  bool is_step = false;      // Offset: to another element of an array, not to a field
  bool may_throw = false;    // Call: its declaration does not rule it out
  bool is_cleanup = false;   // LandingPad: comes here even when no handler here takes it. Call: of a destructor
  uint32_t place = 0;        // index into Unit::places; 0 is unknown
  uint32_t result = kNone;   // number of the first result
  uint32_t result_count = 0;
  uint32_t fact = kNone;     // index into Function::facts (calls, branches)
  uint32_t jump_end = 0;     // place a break, continue or goto leads to; scopes that end behind it are not left
  std::vector<Operand> operands;
  std::vector<uint32_t> targets;  // blocks
};

// What the source says about a call or a branch and the IR does not.
struct SourceFact {
  std::string holder;      // what takes a call's result: "res", "db->conn"; empty when it is discarded
  std::string expression;  // the call or condition as normalised source text
  uint32_t spelling = 0;   // place in the macro's definition when it came from one
  std::string macro;       // and the macro its author wrote: "ereport"
  bool discarded = false;  // the call stands as a statement of its own
  std::vector<std::string> arguments;  // of a call, as source text; a leading & is left out
};

struct Block {
  uint32_t first = 0;  // into Function::instructions
  uint32_t count = 0;
};

struct Function {
  uint32_t symbol = 0;       // into Unit::symbols
  uint32_t parameter_count = 0;
  uint32_t value_count = 0;
  uint32_t place = 0;        // of its name
  uint32_t end_place = 0;    // of its closing brace
  bool is_constructor = false;
  bool is_destructor = false;
  uint32_t this_bytes = 0;     // destructor: how long the object is that it ends
  bool returns_view = false;   // a reference, or an object in registers, an iterator: nothing that its caller owns
  bool in_system_header = false;
  std::vector<bool> pointer_parameters;
  std::vector<std::string> parameter_names;
  std::vector<Instruction> instructions;
  std::vector<Block> blocks;   // block 0 is the entry
  std::vector<SourceFact> facts;
  std::vector<std::pair<uint32_t, std::string>> variables;  // Allocate's value number -> the variable's name, sorted
};

// What an attribute in a header says about a function.
struct OwnershipFact {
  enum class Kind : uint8_t { Acquire, Release, Transfer } kind = Kind::Acquire;
  bool of_return = false;      // else of an argument
  bool of_pointee = false;     // the handle is in what the argument points to
  uint32_t argument = 0;
  std::string family;          // resource name the attribute gives
  // An out-parameter is filled when the function says that it worked: a status of 0, or true.
  enum class Success : uint8_t { Always, Zero, NotZero } success = Success::Always;
};

struct UnitSymbol {
  std::string name;        // as the linker knows it
  std::string qualified;   // "app::Pool::acquire"; equals name in C
  bool is_function = false;
  bool is_internal = false;
  bool is_defined = false;
  bool is_noreturn = false;
  bool is_nothrow = false;
  bool in_system_header = false;
  bool is_mergeable = false;      // inline or template: the same in every unit
  bool is_weak = false;           // gives way to another definition
  uint32_t alias_of = kNone;      // another name for this symbol
  uint32_t declared_parameters = kNone;  // how many, when a prototype tells
  uint64_t const_pointees = 0;    // bit i: argument i points to const, or is only printed
  std::vector<OwnershipFact> ownership;
};

struct InitialCell {
  int64_t offset = 0;
  Operand value;
};

struct Variable {
  uint32_t symbol = 0;
  bool is_constant = false;
  bool is_zero = false;              // everything not listed in cells is zero
  std::vector<InitialCell> cells;    // sorted by offset; only integers and addresses
};

struct UnitPlace {
  uint32_t file = 0;  // into Unit::files
  uint32_t line = 0;
  uint32_t column = 0;
};

// A type that is thrown or caught, by the linker's name of its type information.
struct ExceptionType {
  std::string name;
  std::vector<std::string> bases;   // what a handler may name to take it: unambiguous public bases; sorted
};

// A private member of a class, and what the bodies in this unit do with it.
struct MemberFact {
  struct Passing {
    std::string function;     // as its author wrote it
    uint32_t argument = 0;    // in the IR
  };
  std::string name;                        // "conn_"
  std::string of_class;                    // "app::Session"
  std::string constructor;                 // "app::Session::Session"
  bool has_destructor = false;             // its author wrote one
  uint32_t destructor_place = 0;           // or that of the class
  bool is_made = false;                    // code of the user's in this unit makes objects
  bool is_open = false;                    // some use may release it or hand it on, or nobody can know
  std::vector<std::string> methods;            // with their types; defined here
  std::vector<std::string> methods_elsewhere;  // and those that are not
  std::vector<uint32_t> filled_at;         // calls whose results are put into it
  std::vector<Passing> passed_to;
};

struct Unit {
  std::string main_file;
  std::string output;       // the object file, as the compile database tells it; empty when it does not
  std::string directory;    // where it is compiled, as the compile database tells it
  std::string language;     // "c", "c++"
  std::vector<std::string> files;
  std::vector<UnitPlace> places = {UnitPlace{}};
  std::vector<UnitSymbol> symbols;
  std::vector<Variable> variables;
  std::vector<Function> functions;
  std::vector<ExceptionType> exception_types;  // sorted by name
  std::vector<MemberFact> members;
  std::vector<std::pair<std::string, int64_t>> constants;   // macros that specs ask for, defined as numbers; sorted
};

std::string serialise(const Unit &unit);
// False when `bytes` is no unit of this version; `unit` is then unspecified.
bool deserialise(std::string_view bytes, Unit &unit);

}  // namespace connleak
