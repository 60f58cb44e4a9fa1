// SPDX-License-Identifier: Apache-2.0
// A database is written by CMake, Meson, Bear, a script or by hand: what can be understood is taken, entry by entry, and
// what cannot is told without loss of the others.
#include "checker/driver/compile_database.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "checker/driver/clang_flags.h"
#include "checker/driver/command_words.h"
#include "checker/driver/lenient_json.h"
#include "common/files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace connleak {

namespace path = llvm::sys::path;

std::string absolutePath(const std::string &directory, const std::string &file) {
  llvm::SmallString<256> out(file);
  if (!path::is_absolute(out)) {
    out = directory;
    path::append(out, file);
  }
  path::remove_dots(out, true);
  return out.str().str();
}

std::string findBuildFolder() {
  llvm::SmallString<256> folder(currentFolder());
  while (!folder.empty()) {
    for (const char *below : {"", "build"}) {
      llvm::SmallString<256> candidate(folder);
      path::append(candidate, below);
      llvm::SmallString<256> file(candidate);
      path::append(file, "compile_commands.json");
      if (llvm::sys::fs::exists(file)) return candidate.str().str();
    }
    llvm::StringRef parent = path::parent_path(folder);
    if (parent == folder) break;
    folder = llvm::SmallString<256>(parent);
  }
  return "";
}

// ---------------------------------------------------------------- entries

namespace {

// -x says more than a file's ending.
bool isC(const CommandInput &input) {
  if (input.language.empty()) return hasCEnding(input.file);
  static const std::set<std::string> others = {"ada", "assembler", "assembler-with-cpp", "cl", "cu", "cuda", "d", "f77", "f95", "go", "hip",
                                               "ir", "rust", "f77-cpp-input", "f95-cpp-input"};
  return !others.contains(input.language);
}

class DatabaseReader {
 public:
  DatabaseReader(std::string file, std::string folder) : file_(std::move(file)), folder_(std::move(folder)) {}

  Result<CompileDatabase> read() {
    Result<std::string> text = readFile(file_);
    if (!text) return Error{"the compile database '" + file_ + "' " + text.error()};
    Result<llvm::json::Value> parsed = parseLenientJson(*text, file_);
    if (!parsed) return Error{parsed.error()};
    const llvm::json::Array *entries = parsed->getAsArray();
    if (!entries) return Error{"'" + file_ + "' is no compile database; expected a list of objects with directory, file and command or arguments"};
    if (entries->empty()) return Error{"'" + file_ + "' lists no unit; was it written by a build that had nothing to do?"};
    for (const llvm::json::Value &entry : *entries) addEntry(entry);
    sortByName(all_);
    for (CompileCommand &command : all_) addOnce(std::move(command));
    return std::move(out_);
  }

 private:
  void tell(const std::string &what) { out_.problems.push_back("entry " + std::to_string(number_) + " of '" + file_ + "' " + what); }

  void addEntry(const llvm::json::Value &value) {
    ++number_;
    const llvm::json::Object *entry = value.getAsObject();
    if (!entry) return tell("is no object; expected directory, file and command or arguments");
    CompileCommand command;
    command.directory = absolutePath(folder_, textOf(*entry, "directory"));
    command.precompiled = precompiled_;
    Words words = wordsOf(*entry);
    if (words.empty()) return tell("has neither a command nor arguments");
    command.arguments = withoutLaunchers(withResponseFiles(words, command.directory, command.problem));
    command.output = textOf(*entry, "output");
    if (command.output.empty()) command.output = outputOf(command.arguments);
    addUnits(command, textOf(*entry, "file"));
  }
  static std::string textOf(const llvm::json::Object &entry, llvm::StringRef key) {
    std::optional<llvm::StringRef> text = entry.getString(key);
    return text ? withoutMarks(*text) : "";
  }
  static Words wordsOf(const llvm::json::Object &entry) {
    Words words;
    if (const llvm::json::Array *list = entry.getArray("arguments"))
      for (const llvm::json::Value &word : *list)
        if (std::optional<llvm::StringRef> text = word.getAsString()) words.push_back(withoutMarks(*text));
    return words.empty() ? shellWords(textOf(entry, "command")) : words;
  }

  // One unit for each C source of the command.
  void addUnits(const CompileCommand &command, const std::string &file) {
    std::vector<CommandInput> inputs = inputsOf(command.arguments);
    std::string named = file.empty() ? "" : absolutePath(command.directory, file);
    auto isNamed = [&](const CommandInput &input) { return absolutePath(command.directory, input.file) == named; };
    auto own = std::find_if(inputs.begin(), inputs.end(), isNamed);
    bool stands_for_all = own == inputs.end() && std::count_if(inputs.begin(), inputs.end(), isC) == 1;
    if (stands_for_all && !named.empty() && whyUnreadable(named).empty()) {
      // Spelled otherwise, through a symbolic link perhaps: the entry's word counts, with that input's language.
      auto other = std::find_if(inputs.begin(), inputs.end(), isC);
      other->file = named;
    } else if (own == inputs.end() && !named.empty() && !stands_for_all) {
      inputs.push_back({named, ""});
    }
    if (std::none_of(inputs.begin(), inputs.end(), isC)) ++out_.not_c;
    for (const CommandInput &input : inputs)
      if (isC(input)) add(command, input);
  }
  void add(CompileCommand command, const CommandInput &input) {
    command.file = absolutePath(command.directory, input.file);
    command.language = input.language;
    llvm::StringRef output(command.output);
    if (output.ends_with(".gch") || output.ends_with(".pch")) (*precompiled_)[absolutePath(command.directory, command.output)] = command.file;
    all_.push_back(std::move(command));
  }
  void addOnce(CompileCommand command) {
    std::vector<std::string> key = normalised(command);
    key.push_back(command.file);
    key.push_back(command.directory);
    if (seen_.insert(std::move(key)).second) out_.commands.push_back(std::move(command));
  }

  std::string file_, folder_;
  size_t number_ = 0;
  CompileDatabase out_;
  std::vector<CompileCommand> all_;
  std::shared_ptr<PrecompiledHeaders> precompiled_ = std::make_shared<PrecompiledHeaders>();
  std::set<std::vector<std::string>> seen_;
};

}  // namespace

void sortByName(std::vector<CompileCommand> &commands) {
  std::stable_sort(commands.begin(), commands.end(), [](const CompileCommand &a, const CompileCommand &b) {
    return std::tie(a.file, a.directory, a.output, a.arguments) < std::tie(b.file, b.directory, b.output, b.arguments); });
}

Result<CompileDatabase> loadCompileDatabase(const std::string &folder) {
  std::string file = folder;
  if (llvm::sys::fs::is_directory(folder) || !llvm::sys::fs::exists(folder)) file = absolutePath(folder, "compile_commands.json");
  if (!llvm::sys::fs::exists(file)) {
    std::string why = llvm::sys::fs::exists(folder) ? "no compile_commands.json in '" + folder + "'" : "'" + folder + "' does not exist";
    return Error{why + "; pass -p DIR, or flags behind --"};
  }
  std::string full = absolutePath(currentFolder(), file);
  return DatabaseReader(file, path::parent_path(full).str()).read();
}

std::vector<CompileCommand> fixedCommands(const std::vector<std::string> &files, const std::vector<std::string> &flags) {
  std::vector<CompileCommand> commands;
  std::string here = currentFolder();
  for (const std::string &file : files) {
    CompileCommand command;
    command.directory = here;
    command.file = absolutePath(here, file);
    Words words = {"clang"};
    words.insert(words.end(), flags.begin(), flags.end());
    command.arguments = withResponseFiles(words, here, command.problem);
    command.arguments.insert(command.arguments.end(), {"--", file});
    std::vector<CommandInput> inputs = inputsOf(command.arguments);
    if (!inputs.empty()) command.language = inputs.back().language;
    command.output = outputOf(command.arguments);
    commands.push_back(std::move(command));
  }
  sortByName(commands);
  return commands;
}

}  // namespace connleak
