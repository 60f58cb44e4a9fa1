// SPDX-License-Identifier: Apache-2.0
// What a run could not do, kept until its findings are printed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/render.h"

namespace connleak {

class RunLog {
 public:
  void error(SourcePlace place, const std::string &text) {
    add(RunNote::Level::Error, std::move(place), text);
    has_errors_ = true;
  }
  void warning(SourcePlace place, const std::string &text) { add(RunNote::Level::Warning, std::move(place), text); }
  const std::vector<RunNote> &notes() const { return notes_; }
  bool hasErrors() const { return has_errors_; }

 private:
  void add(RunNote::Level level, SourcePlace place, const std::string &text) {
    RunNote note;
    note.level = level;
    note.place = std::move(place);
    note.text = text;
    notes_.push_back(std::move(note));
  }

  std::vector<RunNote> notes_;
  bool has_errors_ = false;
};

}  // namespace connleak
