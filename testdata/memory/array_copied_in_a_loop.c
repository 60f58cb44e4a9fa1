// SPDX-License-Identifier: Apache-2.0
// The descriptors move from one array to another before the first array is freed.
// case: expect-none
#include <fcntl.h>
#include <stdlib.h>

static int *openMany(const char **names, int count) {
  int *fds = malloc(sizeof(int) * (count + 1));
  if (fds == NULL)
    abort();
  int n = 0;
  for (int i = 0; i < count; ++i) {
    int fd = open(names[i], O_RDONLY);
    if (fd < 0)
      continue;
    fds[n++] = fd;
  }
  fds[n] = -1;
  return fds;
}

void collect(const char **names, int count, int *all) {
  int *some = openMany(names, count);
  int n = 0;
  for (int *walk = some; *walk != -1; walk++) {
    all[n] = some[n];
    n++;
  }
  all[n] = -1;
  free(some);
}
