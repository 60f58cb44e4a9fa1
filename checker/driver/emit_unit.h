// SPDX-License-Identifier: Apache-2.0
// `--emit-unit`: one unit as an artefact for `--link`, as a compiler makes an object file.
#pragma once

#include "checker/driver/analysis_rounds.h"

namespace connleak {

// Of the one source that was asked for. Leaves no artefact behind when it fails. Returns the exit status.
int emitUnit(CheckRun &run);

}  // namespace connleak
