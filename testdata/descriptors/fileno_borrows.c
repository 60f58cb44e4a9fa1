// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// fileno's descriptor belongs to the stream.
#include <stdio.h>
#include <unistd.h>
int sync_stream(const char *path) {
  FILE *out = fopen(path, "a");
  if (!out) return -1;
  int fd = fileno(out);
  int rc = fsync(fd);
  fclose(out);
  return rc;
}
