// SPDX-License-Identifier: Apache-2.0
// A compile command in Clang's own form. What a flag is, whether it takes a value, and whether Clang knows it at all is
// asked of Clang's option table; flags that change nothing an analysis sees are left out.
#pragma once

#include <string>
#include <vector>

#include "checker/driver/compile_database.h"

namespace connleak {

// What a command names as input, with the language of -x there ("" when by its ending).
struct CommandInput {
  std::string file, language;
};

// Where `#include` looks, and what is read or defined in front of the source.
struct SearchPlaces {
  std::vector<std::string> quoted, folders;   // absolute; -iquote, then all others in the order of the search
  std::vector<std::string> preincluded;       // -include, -imacros
  std::vector<std::string> definitions;       // of -D, without the flag
};

// Launchers, outputs, dependency files, warnings, plug-ins and precompiled headers are dropped; the latter's text is
// included instead.
std::vector<std::string> normalised(const CompileCommand &command);
SearchPlaces searchPlaces(const CompileCommand &command);
std::vector<CommandInput> inputsOf(const std::vector<std::string> &arguments);
std::string outputOf(const std::vector<std::string> &arguments);

// Without what the error, which has no place in a source, names: a value or flag this Clang does not take for the target.
// False when it names none of them. `--target` goes last of all.
bool dropRejected(std::vector<std::string> &arguments, const std::string &error);

}  // namespace connleak
