// SPDX-License-Identifier: Apache-2.0
// One function's result: the base run, then one tracked run per acquisition that its body makes, directly or through a
// callee, one per group of globals that come to hold a handle, and one per handle that was open before the call. What
// a tracked run leaves in the caller's reach becomes an acquisition of the caller's.
#pragma once

#include "checker/analysis/engine.h"

namespace connleak {

// `bindings`: functions that the caller passes in.
void analyseFunction(Engine &engine, FunctionRef ref, const std::vector<Binding> &bindings, FunctionResult &out);

}  // namespace connleak
