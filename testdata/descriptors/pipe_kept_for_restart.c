// SPDX-License-Identifier: Apache-2.0
// A pipe that is made once and kept for the next child: when one end is there, so is the other.
// case: expect-none
#include <unistd.h>

static int ends[2] = {-1, -1};

static int start(void) {
  if (ends[0] < 0) {
    if (pipe(ends) < 0)
      return -1;
  }
  return fork();
}

void keep_running(int tries) {
  for (int i = 0; i < tries; i++)
    if (start() > 0)
      pause();
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}
