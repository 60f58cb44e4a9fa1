// SPDX-License-Identifier: Apache-2.0
// The result of a whole run, under the hash of its commands and options: as long as no file that the run read has changed,
// and none that it missed has come up, it is the result of this run, too.
#pragma once

#include "checker/driver/analysis_rounds.h"

namespace connleak {

class RunCache {
 public:
  RunCache(CheckRun &run, const std::string &specs);

  // True when there is one: report, notes and the states of units are as if the work had been done.
  bool restore();
  void store(const ParsingSource &source);

 private:
  CheckRun &run_;
  Digest key_;
  size_t notes_before_;   // of the database and the like: told by every run
};

}  // namespace connleak
