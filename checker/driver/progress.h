// SPDX-License-Identifier: Apache-2.0
// A line that moves on a terminal, nothing elsewhere. Always on standard error.
#pragma once

#include <mutex>
#include <string>

namespace connleak {

class Progress {
 public:
  explicit Progress(bool quiet);
  ~Progress() { clear(); }
  void show(const std::string &text);
  void clear();

 private:
  std::mutex mutex_;
  bool is_terminal_;
  bool is_shown_ = false;
};

}  // namespace connleak
