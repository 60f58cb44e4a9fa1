// SPDX-License-Identifier: Apache-2.0
// The end that is asked for was closed, the other was not.
#include <unistd.h>

static int ends[2] = {-1, -1};

static int start(void) {
  if (ends[0] < 0) {
    if (pipe(ends) < 0) // expect-connleak-overwrite {in 'ends'}
      return -1;
  }
  return fork();
}

void keep_running(int tries) {
  for (int i = 0; i < tries; i++)
    if (start() > 0) {
      close(ends[0]);
      ends[0] = -1;
    }
  close(ends[1]);
}
