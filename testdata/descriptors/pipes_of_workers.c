// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A pipe for each worker in a two-dimensional array; both ends are closed in a loop.
#include <unistd.h>
#define WORKERS 4
int run(void) {
  int ends[WORKERS][2];
  int made = 0, rc = -1;
  for (; made < WORKERS; made++)
    if (pipe(ends[made]) != 0) goto done;
  rc = 0;
done:
  while (made-- > 0) {
    close(ends[made][0]);
    close(ends[made][1]);
  }
  return rc;
}
