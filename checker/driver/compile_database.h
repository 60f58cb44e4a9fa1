// SPDX-License-Identifier: Apache-2.0
// Compile commands as they are in the wild, made into commands that this Clang can run.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/result.h"

namespace connleak {

// Absolute names of precompiled headers -> of the header each was made from.
using PrecompiledHeaders = std::map<std::string, std::string>;

struct CompileCommand {
  std::string file;        // absolute
  std::string directory;
  std::string output;      // the object file as written; tells link targets apart
  std::vector<std::string> arguments;   // response files are expanded
  std::string language;    // of -x where the file is named; empty: by its ending
  std::string problem;     // why it cannot be run; empty when it can
  std::shared_ptr<const PrecompiledHeaders> precompiled;   // of the whole database; may be null
};

struct CompileDatabase {
  std::vector<CompileCommand> commands;
  size_t not_c = 0;                     // entries in other languages, of assemblers and linkers
  std::vector<std::string> problems;    // entries that say nothing one could run
};

// Reads DIR/compile_commands.json, or the file itself; response files are expanded, a unit listed twice with the same
// flags is one.
Result<CompileDatabase> loadCompileDatabase(const std::string &folder);
// `flags` for each of `files`, as if compiled in the current folder.
std::vector<CompileCommand> fixedCommands(const std::vector<std::string> &files, const std::vector<std::string> &flags);
// What a run finds does not depend on the order its units are listed in.
void sortByName(std::vector<CompileCommand> &commands);
// The folder with compile_commands.json to use when none was named: here, in build/, or above. Empty when there is none.
std::string findBuildFolder();

// `file` seen from `directory`, without dots.
std::string absolutePath(const std::string &directory, const std::string &file);

}  // namespace connleak
