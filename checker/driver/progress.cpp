// SPDX-License-Identifier: Apache-2.0
#include "checker/driver/progress.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace connleak {

Progress::Progress(bool quiet) {
  const char *terminal = getenv("TERM");
  is_terminal_ = !quiet && isatty(STDERR_FILENO) && (!terminal || std::string(terminal) != "dumb");
}

void Progress::show(const std::string &text) {
  if (!is_terminal_) return;
  std::lock_guard lock(mutex_);
  fprintf(stderr, "\r\033[K%.78s", text.c_str());
  fflush(stderr);
  is_shown_ = true;
}

void Progress::clear() {
  std::lock_guard lock(mutex_);
  if (!is_shown_) return;
  fputs("\r\033[K", stderr);
  is_shown_ = false;
}

}  // namespace connleak
