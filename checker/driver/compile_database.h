// SPDX-License-Identifier: Apache-2.0
// Compile commands as they are in the wild, made into commands that this Clang can run.
#pragma once

#include <string>
#include <vector>

#include "common/result.h"

namespace connleak {

struct CompileCommand {
  std::string file;        // absolute
  std::string directory;
  std::string output;      // the object file as written; tells link targets apart
  std::vector<std::string> arguments;
};

// Reads DIR/compile_commands.json; response files are expanded, a unit listed twice with the same flags is one.
Result<std::vector<CompileCommand>> loadCompileDatabase(const std::string &folder);
// `flags` for each of `files`, as if compiled in the current folder.
std::vector<CompileCommand> fixedCommands(const std::vector<std::string> &files, const std::vector<std::string> &flags);
// The folder with compile_commands.json to use when none was named: here, in build/, or above. Empty when there is none.
std::string findBuildFolder();

// Clang's own form: launchers, outputs, dependency files, warnings and foreign precompiled headers are dropped.
std::vector<std::string> normalised(const CompileCommand &command);
// A driver error that names an argument this Clang does not know: that argument, else empty.
std::string unknownArgument(const std::string &error);

}  // namespace connleak
