// SPDX-License-Identifier: Apache-2.0
// The stages of `connleak check`, in order.
#pragma once

#include "checker/driver/options.h"

namespace connleak {

// Runs the whole check; prints findings, notes and the last line. Returns the exit status.
int runCheck(const Options &options);

}  // namespace connleak
