// SPDX-License-Identifier: Apache-2.0
// One compile command -> a parsed unit, with as many of its flags as this Clang takes.
#pragma once

#include "checker/driver/compile_database.h"
#include "checker/lowering/lower.h"

namespace connleak {

// The error, if any, is a sentence for the user.
ParsedUnit parseUnit(const CompileCommand &command);

}  // namespace connleak
