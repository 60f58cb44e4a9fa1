// SPDX-License-Identifier: Apache-2.0
// realloc() carries the content over: the descriptor kept in the array is still there afterwards.
// case: expect-none
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int *openAll(const char *first, const char *second) {
  int *fds = malloc(sizeof(int) * 2);
  if (fds == NULL)
    abort();
  fds[0] = open(first, O_RDONLY);
  fds[1] = -1;
  if (second[0] != '\0') {
    fds = realloc(fds, sizeof(int) * 3);
    if (fds == NULL)
      abort();
    fds[1] = open(second, O_RDONLY);
    fds[2] = -1;
  }
  return fds;
}
