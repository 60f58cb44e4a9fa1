// SPDX-License-Identifier: Apache-2.0
// The summaries of all functions of a program, callees before callers, by as many threads as there are.
#pragma once

#include <functional>

#include "checker/analysis/engine.h"

namespace connleak {

// Runs what it is given on every worker at the same time, and returns when the last one is through. The analysis nests as
// deep as calls do, so each worker needs a stack for it. Unset: the caller is the only worker.
using Workers = std::function<void(const std::function<void()> &)>;

// The same whatever the workers are.
Summaries summariseProgram(const Program &program, const Limits &limits, const Workers &workers);

}  // namespace connleak
