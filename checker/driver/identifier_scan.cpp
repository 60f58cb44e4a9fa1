// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/identifier_scan.h"

#include <unistd.h>

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace connleak {

namespace path = llvm::sys::path;

static bool isWordStart(char c) { return isalpha(static_cast<unsigned char>(c)) || c == '_'; }
static bool isWord(char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_'; }

const IdentifierScan::File &IdentifierScan::file(const std::string &name) {
  auto [entry, is_new] = files_.try_emplace(name);
  File &file = entry->second;
  if (!is_new) return file;
  auto buffer = llvm::MemoryBuffer::getFile(name);
  if (!buffer) return file;
  file.is_readable = true;
  file.text = (*buffer)->getBuffer().str();
  std::string_view text = file.text;
  for (size_t i = 0; i < text.size();) {
    if (isWordStart(text[i])) {
      size_t begin = i;
      while (i < text.size() && isWord(text[i])) ++i;
      file.words.insert(text.substr(begin, i - begin));
      continue;
    }
    if (text[i] == '#') {
      llvm::StringRef line = llvm::StringRef(text.data() + i + 1, std::min<size_t>(text.size() - i - 1, 512)).ltrim(" \t");
      if (line.consume_front("include")) {
        line = line.ltrim(" \t");
        bool quoted = line.starts_with("\"");
        if (quoted || line.starts_with("<")) {
          size_t end = line.find(quoted ? '"' : '>', 1);
          if (end != llvm::StringRef::npos) file.includes.emplace_back(line.substr(1, end - 1).str(), quoted);
        }
      }
    }
    ++i;
  }
  return file;
}

// Headers of the system's name our functions in every unit that includes them: they select nothing.
static bool isSystemFolder(llvm::StringRef folder) {
  for (const char *system : {"/usr/include", "/usr/lib", "/usr/local/include", "/opt", "/lib"})
    if (folder == system || folder.starts_with(std::string(system) + "/")) return true;
  return false;
}

std::string IdentifierScan::resolve(const std::string &name, bool quoted, const std::string &from,
                                    const std::vector<std::string> &folders) {
  auto tryFolder = [&](llvm::StringRef folder) -> std::string {
    llvm::SmallString<256> candidate(folder);
    path::append(candidate, name);
    path::remove_dots(candidate, true);
    std::string text = candidate.str().str();
    auto [entry, is_new] = exists_.try_emplace(text, false);
    if (is_new) entry->second = access(text.c_str(), R_OK) == 0;
    return entry->second ? text : "";
  };
  if (path::is_absolute(name)) return isSystemFolder(name) ? "" : name;
  if (quoted)
    if (std::string found = tryFolder(path::parent_path(from)); !found.empty()) return found;
  for (const std::string &folder : folders)
    if (std::string found = tryFolder(folder); !found.empty()) return found;
  return "";
}

static std::vector<std::string> includeFolders(const CompileCommand &command) {
  std::vector<std::string> folders;
  auto add = [&](llvm::StringRef folder) {
    llvm::SmallString<256> full(folder);
    if (!path::is_absolute(full)) {
      full = command.directory;
      path::append(full, folder);
    }
    path::remove_dots(full, true);
    if (!isSystemFolder(full)) folders.push_back(full.str().str());
  };
  const std::vector<std::string> &arguments = command.arguments;
  for (size_t i = 0; i < arguments.size(); ++i) {
    llvm::StringRef argument = arguments[i];
    for (llvm::StringRef flag : {"-I", "-iquote"}) {
      if (!argument.starts_with(flag)) continue;
      if (argument == flag && i + 1 < arguments.size()) add(arguments[i + 1]);
      else add(argument.substr(flag.size()));
    }
  }
  return folders;
}

const std::vector<const IdentifierScan::File *> &IdentifierScan::filesOf(const CompileCommand &command) {
  std::string key = command.file + "\n" + command.output;
  auto [entry, is_new] = closure_.try_emplace(key);
  if (!is_new) return entry->second;
  std::vector<std::string> folders = includeFolders(command), work = {command.file};
  for (size_t i = 0; i + 1 < command.arguments.size(); ++i)
    if (command.arguments[i] == "-include")
      if (std::string found = resolve(command.arguments[i + 1], true, command.directory + "/x", folders); !found.empty())
        work.push_back(found);
  std::set<std::string> seen;
  while (!work.empty()) {
    std::string name = work.back();
    work.pop_back();
    if (!seen.insert(name).second || seen.size() > 5000) continue;
    const File &text = file(name);
    if (!text.is_readable) continue;
    entry->second.push_back(&text);
    for (const auto &[include, quoted] : text.includes)
      if (std::string found = resolve(include, quoted, name, folders); !found.empty()) work.push_back(found);
  }
  return entry->second;
}

bool IdentifierScan::mentions(const CompileCommand &command, const std::set<std::string, std::less<>> &identifiers) {
  for (const File *text : filesOf(command)) {
    // The smaller set asks the larger one.
    if (text->words.size() < identifiers.size()) {
      for (std::string_view word : text->words)
        if (identifiers.contains(word)) return true;
    } else {
      for (const std::string &identifier : identifiers)
        if (text->words.contains(identifier)) return true;
    }
  }
  return false;
}

// name ( … ) words {   with nothing in between that ends a statement: a definition, most likely.
static bool looksDefined(std::string_view text, const std::string &name) {
  for (size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    size_t end = at + name.size();
    if ((at > 0 && isWord(text[at - 1])) || (end < text.size() && isWord(text[end]))) continue;
    while (end < text.size() && isspace(static_cast<unsigned char>(text[end]))) ++end;
    if (end >= text.size() || text[end] != '(') continue;
    int depth = 0;
    for (; end < text.size() && end - at < 4000; ++end) {
      if (text[end] == '(') ++depth;
      if (text[end] == ')' && --depth == 0) { ++end; break; }
    }
    for (; end < text.size() && end - at < 4400; ++end) {
      if (text[end] == '{') return true;
      if (!isspace(static_cast<unsigned char>(text[end])) && !isWord(text[end]) && text[end] != ':' && text[end] != '*') break;
    }
  }
  return false;
}

std::vector<std::string> IdentifierScan::defines(const CompileCommand &command,
                                                 const std::set<std::string, std::less<>> &functions) {
  std::vector<std::string> found;
  const File &text = file(command.file);
  for (const std::string &function : functions)
    if (text.words.contains(function) && looksDefined(text.text, function)) found.push_back(function);
  return found;
}

}  // namespace connleak
