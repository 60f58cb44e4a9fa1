// SPDX-License-Identifier: Apache-2.0
// The end of a run: findings where they were asked for, notes and the last line on standard error.
#pragma once

#include "checker/driver/analysis_rounds.h"

namespace connleak {

// What the run could not do, on standard error.
void tellNotes(CheckRun &run);
// False when the findings did not get where they should; said then.
bool writeFindings(CheckRun &run);
// What became of one acquisition, for --explain-silence. Returns the exit status.
int writeExplanations(CheckRun &run);
// Which units are read at once, and why, for --list-units. Returns the exit status.
int writeSelectedUnits(CheckRun &run);
void tellLastLine(CheckRun &run, unsigned suppressed, double seconds);

}  // namespace connleak
