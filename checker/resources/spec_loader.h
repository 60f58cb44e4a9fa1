// SPDX-License-Identifier: Apache-2.0
// Reads spec files. Everything wrong with one is told with file:line:column and what was expected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/resources/spec.h"
#include "common/result.h"

namespace connleak {

// One YAML document, version 1. `file` is used in messages only. A document that says
// nothing is an empty set. The error is "file:line:column: message", the first one.
Result<SpecSet> parseSpecs(std::string_view yaml, std::string_view file);
Result<SpecSet> loadSpecFile(const std::string &path);

// The specs compiled into the program, every file of specs/. They are tested to load, so this does not fail.
// `wanted` names the groups whose resources are taken, no others; when it is empty, all that are not optional ("malloc" is).
// What they say of functions is always taken.
SpecSet builtinSpecs(const std::vector<std::string> &wanted = {});
// Titles of the built-in groups, sorted, for --help and messages.
std::vector<std::string> builtinGroups();

// Later specs extend earlier ones: a resource of the same name is extended, and a function listed again is replaced.
void mergeSpecs(SpecSet &into, SpecSet added);

// The nearest .connleak.yaml in `folder` or above; empty when there is none.
std::string findProjectConfig(const std::string &folder);

}  // namespace connleak
