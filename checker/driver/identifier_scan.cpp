// SPDX-License-Identifier: Apache-2.0
// A small preprocessor that takes every branch: it reads #include in all its forms, follows names that macros stand for
// to every file they may be, and looks in every folder the command names. Headers of the system name our functions in
// every unit that includes them: they select nothing.
#include "checker/driver/identifier_scan.h"

#include <algorithm>
#include <optional>

#include "common/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"

namespace connleak {

namespace path = llvm::sys::path;

static bool isWordStart(char c) { return isalpha(static_cast<unsigned char>(c)) || c == '_'; }
static bool isWord(char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// ---------------------------------------------------------------- one file

// Spaces, comments and continued lines, but not the end of the line.
static size_t skipBlanks(std::string_view text, size_t at) {
  while (at < text.size()) {
    std::string_view rest = text.substr(at);
    if (rest.starts_with("/*")) {
      size_t end = rest.find("*/", 2);
      at = end == std::string_view::npos ? text.size() : at + end + 2;
    } else if (rest.starts_with("\\\n")) {
      at += 2;
    } else if (rest.starts_with("\\\r\n")) {
      at += 3;
    } else if (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r') {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

static std::string_view wordAt(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && isWord(text[end])) ++end;
  return text.substr(at, end - at);
}

// "name" or <name>; empty when there is neither.
static std::string_view nameAt(std::string_view text, size_t at) {
  if (at >= text.size() || (text[at] != '"' && text[at] != '<')) return "";
  size_t end = text.find_first_of(text[at] == '"' ? "\"\n" : ">\n", at + 1);
  if (end == std::string_view::npos || text[end] == '\n') return "";
  return text.substr(at + 1, end - at - 1);
}

// Behind a `#`.
void IdentifierScan::readDirective(std::string_view text, size_t at, File &file) {
  at = skipBlanks(text, at);
  std::string_view directive = wordAt(text, at);
  at = skipBlanks(text, at + directive.size());
  auto asInclude = [&](size_t place) -> std::optional<Include> {
    if (std::string_view name = nameAt(text, place); !name.empty())
      return Include{text[place] == '"' ? Include::Kind::Quoted : Include::Kind::Angled, std::string(name)};
    if (place < text.size() && isWordStart(text[place])) return Include{Include::Kind::Macro, std::string(wordAt(text, place))};
    return std::nullopt;
  };
  if (directive == "include" || directive == "import" || directive == "include_next") {
    std::optional<Include> include = asInclude(at);
    if (!include) return;
    include->is_next = directive == "include_next";
    file.includes.push_back(std::move(*include));
  } else if (directive == "define") {
    std::string_view name = wordAt(text, at);
    at = skipBlanks(text, at + name.size());
    // What may stand for a file's name: one, or another macro by itself.
    if (std::optional<Include> value = asInclude(at); value && !name.empty()) file.names[std::string(name)].push_back(std::move(*value));
  }
}

static bool hasHeaderEnding(const std::string &name) {
  llvm::StringRef ending = path::extension(name);
  return ending.empty() || ending == ".h" || ending == ".hh" || ending == ".hpp" || ending == ".hxx" || ending == ".h++" || ending == ".H";
}

const IdentifierScan::File &IdentifierScan::file(const std::string &name) {
  auto [entry, is_new] = files_.try_emplace(name);
  File &file = entry->second;
  if (!is_new) return file;
  Result<std::string> content = readFile(name);
  if (!content) return file;
  file.is_readable = true;
  file.name = name;
  file.is_header = hasHeaderEnding(name);
  file.text = std::move(*content);
  readWords(file.text, file);
  return file;
}

// Behind a comment, or a string or character that ends in its line, that begins at `at`; `at` when none does.
static size_t skipUnread(std::string_view text, size_t at) {
  std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) {
    size_t end = rest.find('\n');
    while (end != std::string_view::npos && end > 0 && rest[end - 1] == '\\') end = rest.find('\n', end + 1);
    return end == std::string_view::npos ? text.size() : at + end;
  }
  if (rest.starts_with("/*")) {
    size_t end = rest.find("*/", 2);
    return end == std::string_view::npos ? text.size() : at + end + 2;
  }
  constexpr size_t kLongestCharacter = 12;
  char before = at > 0 ? text[at - 1] : ' ';
  bool is_string = rest[0] == '"' && before != 'R';   // but not a raw one
  bool is_character = rest[0] == '\'' && !isdigit(static_cast<unsigned char>(before));   // nor between digits
  size_t longest = is_string ? rest.size() : is_character ? std::min(rest.size(), kLongestCharacter) : 0;
  for (size_t end = 1; end < longest && rest[end] != '\n'; ++end) {
    if (rest[end] == '\\') { ++end; continue; }
    if (rest[end] == rest[0]) return at + end + 1;
  }
  return at;
}

// A header names a function where it calls, declares or defines it, hands it on or assigns it; elsewhere the name is a
// member's or a parameter's.
static bool namesFunction(char before, char behind) {
  if (behind == '(') return true;
  if (before == '=' || before == '&') return true;
  return (before == '(' || before == ',') && (behind == ')' || behind == ',');
}

// Tells calls in a header from declarations: nothing but a type stands in front of what is declared.
class HeaderStatement {
 public:
  void word(std::string_view word) {
    static constexpr std::string_view kBefore[] = {"return", "else", "do", "case", "throw", "co_return", "co_await", "co_yield",
                                                   "and", "or", "not", "sizeof", "new", "delete"};
    is_expression_ |= std::find(std::begin(kBefore), std::end(kBefore), word) != std::end(kBefore);
  }
  void sign(char sign, char before) {
    if (sign == ';' || sign == '{' || sign == '}') { is_expression_ = false; parentheses_ = 0; }
    if (sign == '(') ++parentheses_;
    if (sign == ')' && parentheses_ > 0) --parentheses_;
    if (sign == '=' || sign == '?' || (sign == '&' && before == '&')) is_expression_ = true;
  }
  bool mayCall(char before) const {
    bool is_behind_type = isWord(before) || before == '*' || before == '&' || before == '>';
    return is_expression_ || parentheses_ > 0 || !is_behind_type;
  }

 private:
  bool is_expression_ = false;
  unsigned parentheses_ = 0;
};

// A member of that name, as in `methods->open(…)`, is not the function.
void IdentifierScan::readWords(std::string_view text, File &file) {
  bool is_member = false, is_definition = false;
  char before = 0;   // the last one that is no blank
  HeaderStatement statement;
  for (size_t i = 0; i < text.size();) {
    char c = text[i];
    if (isWord(c)) {
      std::string_view word = wordAt(text, i);
      i += word.size();
      bool counts = isWordStart(c) && !is_member, is_called = isWordStart(c) && (is_member || is_definition);
      if (isWordStart(c) && file.is_header && !is_definition) {
        size_t next = skipBlanks(text, i);
        bool is_named = namesFunction(before, next < text.size() ? text[next] : 0);
        counts &= is_named;
        is_called |= is_named && statement.mayCall(before);
        statement.word(word);
      }
      if (counts) file.words.insert(word);
      if (is_called) file.calls.insert(word);
      is_member = false;
      before = word.back();
      continue;
    }
    if (size_t end = skipUnread(text, i); end != i) {
      std::string_view unread = text.substr(i, end - i);
      if (unread.starts_with("\"connleak::")) file.words.insert("connleak");
      i = end;
      continue;
    }
    bool is_directive = c == '#' || text.substr(i).starts_with("%:");
    if (is_directive) {
      size_t behind = i + (c == '#' ? 1 : 2);
      readDirective(text, behind, file);
      is_definition = wordAt(text, skipBlanks(text, behind)) == "define";
      // A file's name is no string to skip words in.
      i = behind;
      continue;
    }
    if (c == '\n' && (i == 0 || text[i - 1] != '\\')) is_definition = false;
    if (c == '.' || (c == '>' && i > 0 && text[i - 1] == '-')) is_member = true;
    else if (!isspace(static_cast<unsigned char>(c))) is_member = false;
    if (!isspace(static_cast<unsigned char>(c))) {
      statement.sign(c, before);
      before = c;
    }
    ++i;
  }
}

std::vector<FileUse> IdentifierScan::uses() const {
  std::vector<FileUse> uses;
  auto note = [&](const std::string &name) {   // also a folder exists
    uses.push_back({connleak::exists(name) ? FileUse::Kind::Exists : FileUse::Kind::Missing, name, {}});
  };
  for (const auto &[name, file] : files_) {
    if (file.is_readable) uses.push_back({FileUse::Kind::Read, name, digestOf(file.text)});
    else note(name);
  }
  for (const auto &[name, is_there] : exists_)
    if (!is_there || !files_.contains(name)) note(name);
  tidy(uses);
  return uses;
}

bool IdentifierScan::exists(const std::string &name) {
  auto [entry, is_new] = exists_.try_emplace(name, false);
  if (is_new) entry->second = whyUnreadable(name).empty();
  return entry->second;
}

// ---------------------------------------------------------------- a unit's files

// From the source and what the flags put in front of it to all that they include.
class IdentifierScan::Walk {
 public:
  Walk(IdentifierScan &scan, const CompileCommand &command, Closure &out) : scan_(scan), directory_(command.directory), out_(out) {
    SearchPlaces places = searchPlaces(command);
    for (const std::string &folder : places.quoted) quoted_.push_back(folder);
    for (const std::string &folder : places.folders)
      if (!isInSystemFolder(folder)) folders_.push_back(folder);
    for (const std::string &definition : places.definitions) readDefinition(definition);
    add(command.file);
    readAdded();
    for (const std::string &header : places.preincluded) follow({Include::Kind::Quoted, header}, absolutePath(directory_, "x"));
    for (;;) {
      readAdded();
      if (!followMacros()) break;
    }
    out_.is_complete = unresolved_.empty();
  }

 private:
  void readDefinition(const std::string &definition) {
    for (size_t at = 0; at < definition.size();) {
      std::string_view word = wordAt(definition, at);
      if (isWordStart(definition[at])) out_.flag_words.insert(std::string(word));
      at += std::max<size_t>(word.size(), 1);
    }
    size_t equals = definition.find('=');
    if (equals == std::string::npos) return;
    File as_text;
    readDirective("define " + definition.substr(0, equals) + " " + definition.substr(equals + 1) + "\n", 0, as_text);
    for (auto &[name, values] : as_text.names) names_[name].insert(names_[name].end(), values.begin(), values.end());
  }
  void add(const std::string &name) {
    if (seen_.insert(name).second) work_.push_back(name);
  }
  void readAdded() {
    while (!work_.empty()) {
      std::string name = work_.back();
      work_.pop_back();
      const File &file = scan_.file(name);
      if (!file.is_readable) continue;
      out_.files.push_back(&file);
      for (const auto &[macro, values] : file.names) names_[macro].insert(names_[macro].end(), values.begin(), values.end());
      for (const Include &include : file.includes) {
        if (include.kind == Include::Kind::Macro) macros_.emplace_back(include.name, name);
        else follow(include, name);
      }
    }
  }
  // True when a macro led to a file not seen before.
  bool followMacros() {
    size_t before = seen_.size();
    unresolved_.clear();
    for (const auto &[macro, from] : macros_) {
      std::set<std::string> tried;
      if (!followMacro(macro, from, tried)) unresolved_.push_back(macro);
    }
    return seen_.size() != before;
  }
  bool followMacro(const std::string &macro, const std::string &from, std::set<std::string> &tried) {
    auto known = names_.find(macro);
    if (known == names_.end() || !tried.insert(macro).second) return false;
    bool is_resolved = false;
    for (const Include &value : known->second) {
      if (value.kind == Include::Kind::Macro) { is_resolved |= followMacro(value.name, from, tried); continue; }
      follow(value, from);
      is_resolved = true;
    }
    return is_resolved;
  }
  void follow(const Include &include, const std::string &from) {
    if (path::is_absolute(include.name)) {
      if (!isInSystemFolder(include.name)) add(absolutePath("/", include.name));
      return;
    }
    std::vector<std::string> places;
    if (include.kind != Include::Kind::Angled) {
      places.push_back(path::parent_path(from).str());
      places.insert(places.end(), quoted_.begin(), quoted_.end());
    }
    places.insert(places.end(), folders_.begin(), folders_.end());
    for (const std::string &folder : places) {
      std::string name = absolutePath(folder, include.name);
      if (!scan_.exists(name)) continue;
      // Which one is next depends on how we came here: all of them may be.
      if (!include.is_next) return add(name);
      if (name != from) add(name);
    }
  }

  IdentifierScan &scan_;
  std::string directory_;
  Closure &out_;
  std::vector<std::string> quoted_, folders_, work_, unresolved_;
  std::set<std::string> seen_;
  std::vector<std::pair<std::string, std::string>> macros_;   // included, from which file
  std::map<std::string, std::vector<Include>, std::less<>> names_;
};

const IdentifierScan::Closure &IdentifierScan::closureOf(const CompileCommand &command) {
  std::vector<std::string> key = command.arguments;
  key.push_back(command.directory);
  key.push_back(command.file);
  auto [entry, is_new] = closures_.try_emplace(std::move(key));
  if (is_new) Walk(*this, command, entry->second);
  return entry->second;
}

// ---------------------------------------------------------------- questions

// The smaller set asks the larger one.
template <typename Words>
static std::string_view commonOf(const Words &words, const std::set<std::string, std::less<>> &identifiers) {
  if (words.size() < identifiers.size()) {
    for (const auto &word : words)
      if (identifiers.contains(word)) return word;
    return "";
  }
  for (const std::string &identifier : identifiers)
    if (words.find(identifier) != words.end()) return identifier;
  return "";
}

std::string IdentifierScan::mentions(const CompileCommand &command, const std::set<std::string, std::less<>> &identifiers) {
  const Closure &closure = closureOf(command);
  if (!closure.is_complete) return "an #include that cannot be followed";
  if (std::string_view word = commonOf(closure.flag_words, identifiers); !word.empty()) return std::string(word) + " in its flags";
  for (const File *file : closure.files)
    if (std::string_view word = commonOf(file->words, identifiers); !word.empty())
      return std::string(word) + (file == closure.files.front() ? "" : " in " + file->name);
  return "";
}

// Behind the name: where its parentheses close; 0 when there are none.
static size_t endOfParameters(std::string_view text, size_t at) {
  constexpr size_t kLongest = 4000;
  while (at < text.size() && isspace(static_cast<unsigned char>(text[at]))) ++at;
  if (at >= text.size() || text[at] != '(') return 0;
  int depth = 0;
  for (size_t end = at; end < text.size() && end - at < kLongest; ++end) {
    if (text[end] == '(') ++depth;
    if (text[end] == ')' && --depth == 0) return end + 1;
  }
  return 0;
}

// name ( … ) words {   with nothing in between that ends a statement: a definition, most likely.
static bool looksDefined(std::string_view text, const std::string &name) {
  constexpr size_t kLongest = 400;
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    size_t end = at + name.size();
    if ((at > 0 && isWord(text[at - 1])) || (end < text.size() && isWord(text[end]))) continue;
    end = endOfParameters(text, end);
    if (end == 0) continue;
    size_t stop = text.find_first_of("{;=})\"'", end);
    while (stop != std::string_view::npos && text[stop] == ')' && text.substr(end, stop - end).find('(') != std::string_view::npos)
      stop = text.find_first_of("{;=}\"'", stop + 1);   // an attribute's, or an initialiser's
    if (stop != std::string_view::npos && text[stop] == '{' && stop - end < kLongest) return true;
  }
  return false;
}

std::vector<std::string> IdentifierScan::defines(const CompileCommand &command,
                                                 const std::set<std::string, std::less<>> &functions) {
  std::vector<std::string> found;
  const Closure &closure = closureOf(command);
  for (const std::string &function : functions)
    for (const File *file : closure.files) {
      bool is_own = file == closure.files.front() || !file->is_header;
      // A qualified name is defined under its last part, perhaps.
      std::string last = function.substr(function.rfind(':') + 1);
      if (!is_own || !file->words.contains(last) || !looksDefined(file->text, last)) continue;
      found.push_back(function);
      break;
    }
  return found;
}

std::optional<std::set<std::string, std::less<>>> IdentifierScan::names(const CompileCommand &command,
                                                                      const std::set<std::string, std::less<>> &identifiers) {
  const Closure &closure = closureOf(command);
  if (!closure.is_complete) return std::nullopt;
  std::set<std::string, std::less<>> found;
  for (const std::string &identifier : identifiers)
    if (closure.flag_words.contains(identifier) ||
        std::any_of(closure.files.begin(), closure.files.end(), [&](const File *file) {
          bool is_own = file == closure.files.front() || !file->is_header;
          return (is_own && file->words.contains(identifier)) || file->calls.contains(identifier); }))
      found.insert(identifier);
  return found;
}

}  // namespace connleak
