// SPDX-License-Identifier: Apache-2.0
// YAML -> SpecSet, with LLVM's YAML I/O: it knows line and column of every node, reports unknown and missing keys, and
// is in the build already. The slots and conditions inside strings ("*arg1", "return >= 0") are parsed here.
#include "checker/resources/spec_loader.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "common/files.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include "llvm/Support/YAMLTraits.h"

namespace connleak {

namespace {

// One name or a list of them.
struct NoMap {};
struct Names { std::vector<std::string> values; NoMap map; };
struct Slots { std::vector<HandleSlot> values; NoMap map; };
struct ConditionText { std::optional<Condition> value; };
struct SlotText { HandleSlot value; };
struct ObjectText { bool is_this = false; };
struct ValidText { Condition::Relation relation = Condition::Relation::NotEqual; int64_t constant = 0; bool is_given = false; };

struct Entry {   // acquire and release alike
  std::string function;
  SlotText handle;
  ConditionText when;
  ObjectText object;
  bool always = false, never_null = false;
  std::string where;
};
struct ResourceText {
  std::string name, title;
  bool optional = false;
  ValidText valid;
  std::optional<int64_t> reserved;
  std::vector<Entry> acquire, release;
  Names borrow;
};
struct RaisesText { bool is_always = false, is_started = false, is_never = false; };

struct FactText {
  Names function;
  Slots transfers, borrows;
  ObjectText object;
  bool noreturn = false, pure = false, constant = false, allocates = false, zeroed = false, resizes = false, frees = false;
  ConditionText noreturn_when, ensures, when, raises_when, starts_error_when;
  Names throws;
  std::optional<SlotText> returns, jumps, sets_jump;
  RaisesText raises;
  std::string through;
  std::optional<int64_t> of_null;
  std::string keeps, proof;
  std::vector<int64_t> proved_by;
  bool always = false;
  std::string where;
};
struct VersionText { int value = 0; };
struct SpecDocument {
  VersionText version;
  std::vector<ResourceText> resources;
  std::vector<FactText> functions;
};

struct Context {
  Context(llvm::StringRef text_of_file, std::string_view file_name) : text(text_of_file), file(file_name) {
    for (size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') line_starts.push_back(at + 1);
  }

  llvm::StringRef text;
  std::string file;
  std::vector<std::string> errors;
  std::vector<size_t> line_starts = {0};

  std::string where(const char *at) const {
    if (at < text.begin() || at > text.end()) return file + ":1:1";
    size_t offset = at - text.begin();
    size_t line = std::upper_bound(line_starts.begin(), line_starts.end(), offset) - line_starts.begin();
    return file + ":" + std::to_string(line) + ":" + std::to_string(offset - line_starts[line - 1] + 1);
  }
  std::string where(llvm::yaml::IO &io) const {
    auto &input = static_cast<llvm::yaml::Input &>(io);
    const llvm::yaml::Node *node = input.getCurrentNode();
    return node ? where(node->getSourceRange().Start.getPointer()) : file + ":1:1";
  }
};

constexpr const char *kDocumentExpected = "expected a mapping with version: 1, resources and functions";

// A key nobody knows, told with its own place; else a missing one would be told, which it was meant for.
void checkKeys(llvm::yaml::IO &io, std::initializer_list<llvm::StringRef> known);

Context &contextOf(llvm::yaml::IO &io) { return *static_cast<Context *>(io.getContext()); }

constexpr const char *kSlotExpected = "expected where the handle is: return, this, argN (such as arg0), \"*argN\" or \"*(argN+BYTES)\"";
constexpr const char *kConditionExpected =
    "expected a condition: a place, one of == != < <= > >=, and a number, or a macro and the number it has elsewhere, such as \"return >= 0\", \"arg0 >= ERROR or 21\"";

bool hasFailed(llvm::yaml::IO &io) { return static_cast<bool>(static_cast<llvm::yaml::Input &>(io).error()); }

void checkKeys(llvm::yaml::IO &io, std::initializer_list<llvm::StringRef> known) {
  for (llvm::StringRef key : io.keys()) {
    if (std::find(known.begin(), known.end(), key) != known.end() || hasFailed(io)) continue;
    Context &context = contextOf(io);
    const llvm::yaml::Node *node = static_cast<llvm::yaml::Input &>(io).getCurrentNode();
    size_t begin = node ? node->getSourceRange().Start.getPointer() - context.text.begin() : 0, at = begin;
    // The word itself; before it, it may stand inside another key or a value.
    auto isKey = [&](size_t where) {
      bool begins = where == begin || !llvm::isAlnum(context.text[where - 1]);
      return begins && context.text.substr(where + key.size()).ltrim(" \t\"'").starts_with(":");
    };
    while ((at = context.text.find(key, at)) != llvm::StringRef::npos && !isKey(at)) ++at;
    const char *place = context.text.begin() + (at == llvm::StringRef::npos ? begin : at);
    context.errors.push_back(context.where(place) + ": unknown key '" + key.str() + "'; expected one of " + llvm::join(known, ", "));
    io.setError("unknown key");
  }
}

bool parseSlot(llvm::StringRef text, HandleSlot &slot) {
  text = text.trim();
  slot = {};
  if (text == "return") { slot.kind = HandleSlot::Kind::Return; return true; }
  if (text == "this") { slot.kind = HandleSlot::Kind::This; return true; }
  slot.kind = text.consume_front("*") ? HandleSlot::Kind::Pointee : HandleSlot::Kind::Argument;
  if (slot.kind == HandleSlot::Kind::Pointee && text.consume_front("(")) {
    auto [argument, offset] = text.split('+');
    if (!offset.consume_back(")") || offset.trim().getAsInteger(10, slot.offset) || slot.offset < 0) return false;
    text = argument.trim();
  }
  return text.consume_front("arg") && !text.getAsInteger(10, slot.argument) && slot.argument < 64;
}

bool parseRelation(llvm::StringRef &text, Condition::Relation &relation) {
  using R = Condition::Relation;
  text = text.ltrim();
  for (auto [word, is] : {std::pair<const char *, R>{"==", R::Equal}, {"!=", R::NotEqual}, {"<=", R::LessEqual},
                          {">=", R::GreaterEqual}, {"<", R::Less}, {">", R::Greater}})
    if (text.consume_front(word)) { relation = is; return true; }
  return false;
}

bool isIdentifier(llvm::StringRef text) {
  return !text.empty() && !llvm::isDigit(text.front()) && llvm::all_of(text, [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

bool parseCondition(llvm::StringRef text, Condition &condition) {
  size_t at = text.find_first_of("=!<>");
  if (at == llvm::StringRef::npos || !parseSlot(text.substr(0, at), condition.subject)) return false;
  text = text.substr(at);
  if (!parseRelation(text, condition.relation)) return false;
  text = text.trim();
  if (auto [macro, otherwise] = text.split(" or "); !otherwise.empty()) {
    if (!isIdentifier(macro)) return false;
    condition.macro = macro.str();
    text = otherwise.trim();
  }
  return !text.getAsInteger(10, condition.constant);
}

}  // namespace

}  // namespace connleak

using namespace connleak;

namespace llvm::yaml {

template <> struct ScalarTraits<SlotText> {
  static void output(const SlotText &, void *, raw_ostream &) {}
  static StringRef input(StringRef text, void *, SlotText &out) { return parseSlot(text, out.value) ? StringRef() : kSlotExpected; }
  static QuotingType mustQuote(StringRef) { return QuotingType::Double; }
};
template <> struct ScalarTraits<HandleSlot> {
  static void output(const HandleSlot &, void *, raw_ostream &) {}
  static StringRef input(StringRef text, void *, HandleSlot &out) { return parseSlot(text, out) ? StringRef() : kSlotExpected; }
  static QuotingType mustQuote(StringRef) { return QuotingType::Double; }
};
template <> struct ScalarTraits<ConditionText> {
  static void output(const ConditionText &, void *, raw_ostream &) {}
  static StringRef input(StringRef text, void *, ConditionText &out) {
    out.value.emplace();
    return parseCondition(text, *out.value) ? StringRef() : kConditionExpected;
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Double; }
};
template <> struct ScalarTraits<ObjectText> {
  static void output(const ObjectText &, void *, raw_ostream &) {}
  static StringRef input(StringRef text, void *, ObjectText &out) {
    out.is_this = text == "this";
    return out.is_this ? StringRef() : "expected object: this, for a member function";
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};
template <> struct ScalarTraits<VersionText> {
  static void output(const VersionText &, void *, raw_ostream &) {}
  static StringRef input(StringRef text, void *, VersionText &out) {
    if (text.getAsInteger(10, out.value)) return "expected a number";
    return out.value == 1 ? StringRef() : "unsupported version, expected version: 1";
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};
template <> struct ScalarTraits<ValidText> {
  static void output(const ValidText &, void *, raw_ostream &) {}
  static StringRef input(StringRef text, void *, ValidText &out) {
    out.is_given = true;
    bool good = parseRelation(text, out.relation) && !text.trim().getAsInteger(10, out.constant);
    return good ? StringRef() : "expected when a handle is valid: one of == != < <= > >= and a number, such as \">= 0\"";
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Double; }
};

template <> struct ScalarTraits<RaisesText> {
  static void output(const RaisesText &, void *, raw_ostream &) {}
  static StringRef input(StringRef text, void *, RaisesText &out) {
    out.is_always = text == "always";
    out.is_started = text == "started";
    out.is_never = text == "never";
    bool is_good = out.is_always || out.is_started || out.is_never;
    return is_good ? StringRef() : "expected raises: always, never, or started, for a function that ends what starts_error_when began";
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct MappingTraits<NoMap> {
  static void mapping(IO &io, NoMap &) { io.setError("expected one value or a list of them, not a mapping"); }
};
template <> struct PolymorphicTraits<Names> {
  static NodeKind getKind(const Names &) { return NodeKind::Sequence; }
  static std::string &getAsScalar(Names &names) { names.values.resize(1); return names.values.front(); }
  static std::vector<std::string> &getAsSequence(Names &names) { return names.values; }
  static NoMap &getAsMap(Names &names) { return names.map; }
};
template <> struct PolymorphicTraits<Slots> {
  static NodeKind getKind(const Slots &) { return NodeKind::Sequence; }
  static HandleSlot &getAsScalar(Slots &slots) { slots.values.resize(1); return slots.values.front(); }
  static std::vector<HandleSlot> &getAsSequence(Slots &slots) { return slots.values; }
  static NoMap &getAsMap(Slots &slots) { return slots.map; }
};
template <> struct MappingTraits<Entry> {
  static void mapping(IO &io, Entry &entry) {
    entry.where = contextOf(io).where(io);
    checkKeys(io, {"function", "handle", "when", "object", "always", "never_null"});
    io.mapRequired("function", entry.function);
    io.mapRequired("handle", entry.handle);
    io.mapOptional("when", entry.when);
    io.mapOptional("object", entry.object);
    io.mapOptional("always", entry.always);
    io.mapOptional("never_null", entry.never_null);
  }
  static std::string validate(IO &, Entry &entry) {
    if (entry.function.empty()) return "expected the name of a function";
    if (entry.handle.value.kind == HandleSlot::Kind::This) entry.object.is_this = true;
    return "";
  }
};
template <> struct MappingTraits<ResourceText> {
  static void mapping(IO &io, ResourceText &resource) {
    checkKeys(io, {"name", "title", "optional", "valid", "reserved", "acquire", "release", "borrow"});
    io.mapRequired("name", resource.name);
    io.mapOptional("title", resource.title);
    io.mapOptional("optional", resource.optional);
    io.mapOptional("valid", resource.valid);
    io.mapOptional("reserved", resource.reserved);
    io.mapOptional("acquire", resource.acquire);
    io.mapOptional("release", resource.release);
    io.mapOptional("borrow", resource.borrow);
  }
  static std::string validate(IO &io, ResourceText &resource) {
    if (resource.name.empty()) return "expected a name for the resource, such as \"libpq connection\"";
    for (const Entry &entry : resource.acquire)
      if (entry.function.find_first_of("*?[") != std::string::npos)
        contextOf(io).errors.push_back(entry.where + ": '" + entry.function + "' is a pattern; expected the exact name of an acquiring function");
    return "";
  }
};
// Empty when what a fact says of jumps goes together.
static std::string wrongJump(const FactText &fact) {
  bool says_raises = fact.raises.is_always || fact.raises.is_started || fact.raises.is_never;
  bool raises = says_raises || fact.raises_when.value;
  int said = says_raises + fact.raises_when.value.has_value() +
             fact.starts_error_when.value.has_value() + fact.jumps.has_value() + fact.sets_jump.has_value();
  if (said > 1) return "expected one of jumps, sets_jump, raises, raises_when, starts_error_when";
  for (const std::optional<SlotText> &buffer : {fact.jumps, fact.sets_jump})
    if (buffer && buffer->value.kind == HandleSlot::Kind::Return) return "expected which argument the jump buffer is: argN, such as arg0";
  for (const ConditionText &at_call : {fact.raises_when, fact.starts_error_when})
    if (at_call.value && at_call.value->subject.kind == HandleSlot::Kind::Return) return "expected a condition that holds at the call, of an argument, such as \"arg0 >= 21\"";
  if (raises != !fact.through.empty()) return "expected raises or raises_when together with through: the variable that points to the jump buffer";
  return "";
}

template <> struct MappingTraits<FactText> {
  static void mapping(IO &io, FactText &fact) {
    fact.where = contextOf(io).where(io);
    checkKeys(io, {"function", "transfers", "when", "borrows", "object", "noreturn", "noreturn_when", "ensures", "throws", "jumps", "sets_jump", "raises", "raises_when", "starts_error_when", "through", "pure", "constant", "allocates", "zeroed", "resizes", "frees", "returns", "always", "of_null", "keeps", "proof", "proved_by"});
    io.mapRequired("function", fact.function);
    io.mapOptional("transfers", fact.transfers);
    io.mapOptional("when", fact.when);
    io.mapOptional("borrows", fact.borrows);
    io.mapOptional("object", fact.object);
    io.mapOptional("noreturn", fact.noreturn);
    io.mapOptional("noreturn_when", fact.noreturn_when);
    io.mapOptional("ensures", fact.ensures);
    io.mapOptional("throws", fact.throws);
    io.mapOptional("jumps", fact.jumps);
    io.mapOptional("sets_jump", fact.sets_jump);
    io.mapOptional("raises", fact.raises);
    io.mapOptional("raises_when", fact.raises_when);
    io.mapOptional("starts_error_when", fact.starts_error_when);
    io.mapOptional("through", fact.through);
    io.mapOptional("pure", fact.pure);
    io.mapOptional("constant", fact.constant);
    io.mapOptional("allocates", fact.allocates);
    io.mapOptional("zeroed", fact.zeroed);
    io.mapOptional("resizes", fact.resizes);
    io.mapOptional("frees", fact.frees);
    io.mapOptional("returns", fact.returns);
    io.mapOptional("always", fact.always);
    io.mapOptional("of_null", fact.of_null);
    io.mapOptional("keeps", fact.keeps);
    io.mapOptional("proof", fact.proof);
    io.mapOptional("proved_by", fact.proved_by);
  }
  static std::string validate(IO &, FactText &fact) {
    bool is_whole = fact.keeps.empty() ? fact.proof.empty() && fact.proved_by.empty() : !fact.proof.empty() && !fact.proved_by.empty();
    if (!is_whole) return "expected keeps, proof and proved_by together: whose answer stays, and which answers of which function about the result prove it";
    return wrongJump(fact);
  }
};
template <> struct MappingTraits<SpecDocument> {
  static void mapping(IO &io, SpecDocument &document) {
    checkKeys(io, {"version", "resources", "functions"});
    io.mapRequired("version", document.version);
    if (hasFailed(io)) return;
    io.mapOptional("resources", document.resources);
    io.mapOptional("functions", document.functions);
  }
};

}  // namespace llvm::yaml

LLVM_YAML_IS_SEQUENCE_VECTOR(Entry)
LLVM_YAML_IS_SEQUENCE_VECTOR(ResourceText)
LLVM_YAML_IS_SEQUENCE_VECTOR(FactText)
LLVM_YAML_IS_SEQUENCE_VECTOR(connleak::HandleSlot)

namespace connleak {

// ---------------------------------------------------------------- text -> model

// In the IR a member function's object is argument 0 and the others follow it.
static HandleSlot shifted(HandleSlot slot, bool is_member) {
  if (slot.kind == HandleSlot::Kind::This) return {HandleSlot::Kind::Argument, 0, 0, true};
  if (is_member && slot.kind != HandleSlot::Kind::Return) ++slot.argument;
  return slot;
}

static std::optional<Condition> shifted(std::optional<Condition> condition, bool is_member) {
  if (condition) condition->subject = shifted(condition->subject, is_member);
  return condition;
}

static Resource resourceFrom(const ResourceText &text) {
  Resource resource;
  resource.name = text.name;
  resource.title = text.title;
  resource.optional = text.optional;
  resource.says_valid = text.valid.is_given;
  resource.valid_relation = text.valid.relation;
  resource.valid_constant = text.valid.constant;
  resource.reserved = text.reserved;
  for (const Entry &e : text.acquire)
    resource.acquire.push_back({e.function, shifted(e.handle.value, e.object.is_this), shifted(e.when.value, e.object.is_this),
                                e.always, e.never_null, e.where});
  for (const Entry &e : text.release)
    resource.release.push_back({e.function, shifted(e.handle.value, e.object.is_this), shifted(e.when.value, e.object.is_this), e.where});
  resource.borrow = text.borrow.values;
  return resource;
}

// `true`, `false`, `allocation`, or the types.
static std::optional<ThrowSpec> throwsFrom(const FactText &text) {
  if (text.throws.values.empty()) return std::nullopt;
  ThrowSpec spec;
  const std::string &first = text.throws.values.front();
  if (first == "false") return spec;
  spec.kind = first == "allocation" ? ThrowSpec::Kind::Allocation
              : text.where.starts_with(kBuiltinMark) ? ThrowSpec::Kind::Library : ThrowSpec::Kind::Always;
  if (first != "true" && first != "allocation") spec.types = text.throws.values;
  return spec;
}

static std::optional<JumpSpec> jumpsFrom(const FactText &text) {
  using Kind = JumpSpec::Kind;
  bool member = text.object.is_this;
  auto of = [&](Kind kind, const std::optional<SlotText> &buffer, const ConditionText &when) {
    return JumpSpec{kind, buffer ? shifted(buffer->value, member) : HandleSlot{}, shifted(when.value, member), text.through};
  };
  if (text.jumps) return of(Kind::Jumps, text.jumps, {});
  if (text.sets_jump) return of(Kind::Sets, text.sets_jump, {});
  if (text.raises.is_started) return of(Kind::EndsError, {}, {});
  if (text.starts_error_when.value) return of(Kind::StartsError, {}, text.starts_error_when);
  if (text.raises.is_always || text.raises_when.value) return of(Kind::Raises, {}, text.raises_when);
  return std::nullopt;
}

static FunctionFact factFrom(const FactText &text, const std::string &function) {
  FunctionFact fact;
  bool member = text.object.is_this;
  fact.function = function;
  for (HandleSlot slot : text.transfers.values) fact.transfers.push_back(shifted(slot, member));
  for (HandleSlot slot : text.borrows.values) fact.borrows.push_back(shifted(slot, member));
  fact.when = shifted(text.when.value, member);
  fact.noreturn = text.noreturn;
  if (text.raises.is_never) fact.raises_never_through = text.through;
  fact.noreturn_when = shifted(text.noreturn_when.value, member);
  fact.ensures = shifted(text.ensures.value, member);
  fact.throws = throwsFrom(text);
  fact.jumps = jumpsFrom(text);
  fact.pure = text.pure;
  fact.constant = text.constant;
  fact.allocates = text.allocates;
  fact.zeroed = text.zeroed;
  fact.resizes = text.resizes;
  fact.frees = text.frees;
  if (text.returns) fact.returns = shifted(text.returns->value, member);
  fact.always = text.always;
  fact.of_null = text.of_null;
  if (!text.keeps.empty()) fact.keeps = FunctionFact::Keeps{text.keeps, text.proof, text.proved_by};
  fact.where = text.where;
  return fact;
}

// What LLVM's reader says, in our words.
static std::string worded(llvm::StringRef message) {
  static const std::pair<const char *, const char *> words[] = {
      {"not a mapping", "expected a mapping, such as {key: value}"}, {"not a sequence", "expected a list"},
      {"invalid boolean", "expected true or false"},                 {"invalid number", "expected a number"},
      {"out of range number", "the number is too large"},            {"unknown node kind", "expected a value written out; anchors and aliases are not read"},
      {"unexpected scalar", "expected a value of another kind"},     {"not a document", kDocumentExpected}};
  for (const auto &[theirs, ours] : words)
    if (message == theirs) return ours;
  std::string text = message.rtrim(".!").str();
  if (!text.empty()) text.front() = static_cast<char>(tolower(static_cast<unsigned char>(text.front())));
  return text;
}

// Only the first: what follows is a consequence, more often than not.
static void keepDiagnostic(const llvm::SMDiagnostic &diagnostic, void *context_pointer) {
  auto &context = *static_cast<Context *>(context_pointer);
  if (!context.errors.empty()) return;
  std::string where = diagnostic.getLineNo() > 0 ? context.file + ":" + std::to_string(diagnostic.getLineNo()) + ":" +
                                                        std::to_string(diagnostic.getColumnNo() + 1)
                                                  : context.file + ":1:1";
  context.errors.push_back(where + ": " + worded(diagnostic.getMessage()));
}

// LLVM's parser calls itself for each level: what is nested in brackets, or by indicators at the beginning of a line, is
// bounded before it gets there. Null when the text is flat enough.
static const char *findTooDeep(llvm::StringRef text) {
  constexpr size_t kDeepest = 256;
  size_t depth = 0, margin = 0;
  bool in_margin = true;
  for (const char &c : text) {
    if (c == '\n') { in_margin = true; margin = 0; continue; }
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    in_margin &= c == ' ' || c == '-' || c == '?' || c == ':' || c == '\t';
    margin += in_margin;
    bool is_too_deep = depth > kDeepest || (in_margin && margin > kDeepest && c != ' ' && c != '\t');
    if (is_too_deep) return &c;
  }
  return nullptr;
}

// One document, a mapping, or nothing at all. LLVM's reader takes that for granted. False: there is nothing to read.
static bool checkDocument(Context &context) {
  auto tell = [&](const char *at, const std::string &what) {
    if (context.errors.empty()) context.errors.push_back(context.where(at) + ": " + what);
    return false;
  };
  size_t bad = 0;
  if (!llvm::json::isUTF8(context.text, &bad)) return tell(context.text.begin() + bad, "not text in UTF-8");
  if (bad = context.text.find('\0'); bad != llvm::StringRef::npos) return tell(context.text.begin() + bad, "not text; a byte here is zero");
  if (const char *at = findTooDeep(context.text)) return tell(at, "nested too deep");
  llvm::SourceMgr sources;
  sources.setDiagHandler(keepDiagnostic, &context);
  llvm::yaml::Stream stream(context.text, sources);
  bool is_empty = true;
  for (llvm::yaml::document_iterator document = stream.begin(); document != stream.end(); ++document) {
    llvm::yaml::Node *root = document->getRoot();
    const char *at = root ? root->getSourceRange().Start.getPointer() : context.text.begin();
    if (root) document->skip();
    if (!root || stream.failed()) return tell(at, "not YAML");
    if (llvm::isa<llvm::yaml::NullNode>(root)) continue;
    if (!is_empty) return tell(at, "a second document; expected one document");
    if (!llvm::isa<llvm::yaml::MappingNode>(root)) return tell(at, kDocumentExpected);
    is_empty = false;
  }
  return !is_empty && !stream.failed();
}

Result<SpecSet> parseSpecs(std::string_view yaml, std::string_view file) {
  llvm::StringRef text(yaml.data(), yaml.size());
  text.consume_front("\xEF\xBB\xBF");
  Context context(text, file);
  SpecDocument document;
  bool is_document = checkDocument(context);
  if (!context.errors.empty()) return Error{context.errors.front()};
  if (!is_document) return SpecSet{};
  llvm::yaml::Input input(context.text, &context, keepDiagnostic, &context);
  // Places are told relative to the reader's own copy of the text.
  input >> document;
  if (input.error() && context.errors.empty()) context.errors.push_back(context.file + ":1:1: not a YAML document");
  if (!context.errors.empty()) return Error{context.errors.front()};
  SpecSet specs;
  for (const ResourceText &resource : document.resources) specs.resources.push_back(resourceFrom(resource));
  for (const FactText &fact : document.functions)
    for (const std::string &name : fact.function.values) specs.functions.push_back(factFrom(fact, name));
  return specs;
}

Result<SpecSet> loadSpecFile(const std::string &path) {
  Result<std::string> text = readFile(path);
  if (!text) return Error{"the config '" + path + "' " + text.error()};
  return parseSpecs(*text, path);
}

// ---------------------------------------------------------------- built-in specs

struct BuiltinSpec { const char *name; const char *text; };
static const BuiltinSpec kBuiltin[] = {
#include "builtin_specs.inc"
};

// Files that say something of functions only.
static bool isAlwaysTaken(const std::string &name) { return name == "libc.yaml" || name == "cxx.yaml" || name == "pgbackend.yaml"; }

std::vector<std::string> builtinGroups() {
  std::set<std::string> groups;
  for (const BuiltinSpec &spec : kBuiltin) {
    std::string name = spec.name;
    if (!isAlwaysTaken(name)) groups.insert(name.substr(0, name.find('.')));
  }
  return {groups.begin(), groups.end()};
}

SpecSet builtinSpecs(const std::vector<std::string> &wanted) {
  SpecSet all;
  for (const BuiltinSpec &spec : kBuiltin) {
    Result<SpecSet> parsed = parseSpecs(spec.text, std::string(kBuiltinMark) + spec.name);
    if (!parsed) {   // a fault of this build: without it leaks would be missed in silence
      llvm::errs() << "connleak: error: a built-in spec does not load; this build is not to be used: " << parsed.error() << "\n";
      std::exit(2);
    }
    bool is_default = std::none_of(parsed->resources.begin(), parsed->resources.end(), [](const Resource &r) { return r.optional; });
    std::string group = std::string(spec.name).substr(0, std::string(spec.name).find('.'));
    bool asked = std::find(wanted.begin(), wanted.end(), group) != wanted.end();
    if (wanted.empty() ? !is_default : !asked) parsed->resources.clear();
    mergeSpecs(all, std::move(*parsed));
  }
  return all;
}

// A function listed again, with the same place of the handle, replaces what was said of it.
template <typename Spec>
static void replaceIn(std::vector<Spec> &list, std::vector<Spec> &added) {
  for (Spec &spec : added) {
    std::erase_if(list, [&](const Spec &old) { return old.function == spec.function && old.handle == spec.handle; });
    list.push_back(std::move(spec));
  }
}

void mergeSpecs(SpecSet &into, SpecSet added) {
  std::map<std::string, size_t> known;
  for (size_t i = 0; i < into.resources.size(); ++i) known.try_emplace(into.resources[i].name, i);
  for (Resource &resource : added.resources) {
    auto [entry, is_new] = known.try_emplace(resource.name, into.resources.size());
    if (is_new) { into.resources.push_back(std::move(resource)); continue; }
    Resource &old = into.resources[entry->second];
    if (!resource.title.empty()) old.title = resource.title;
    if (resource.reserved) old.reserved = resource.reserved;
    if (resource.says_valid) {
      old.says_valid = true;
      old.valid_relation = resource.valid_relation;
      old.valid_constant = resource.valid_constant;
    }
    replaceIn(old.acquire, resource.acquire);
    replaceIn(old.release, resource.release);
    old.borrow.insert(old.borrow.end(), resource.borrow.begin(), resource.borrow.end());
  }
  // A project's own word about a function comes before ours.
  into.functions.insert(into.functions.begin(), std::make_move_iterator(added.functions.begin()),
                        std::make_move_iterator(added.functions.end()));
}

std::string findProjectConfig(const std::string &folder) {
  llvm::SmallString<256> path(folder);
  while (!path.empty()) {
    llvm::SmallString<256> candidate(path);
    llvm::sys::path::append(candidate, ".connleak.yaml");
    if (access(candidate.c_str(), F_OK) == 0) return candidate.str().str();
    llvm::StringRef parent = llvm::sys::path::parent_path(path);
    if (parent == path) break;
    path = llvm::SmallString<256>(parent);
  }
  return "";
}

}  // namespace connleak
