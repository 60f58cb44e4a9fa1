// SPDX-License-Identifier: Apache-2.0
// Descriptor 0 is valid: `if (fd)` and `fd > 0` forget it.
// Known gap: the standard streams' descriptors are reserved, so that a test against 0 forgets nothing.
#include <fcntl.h>
#include <unistd.h>
int a(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  char c;
  if (read(fd, &c, 1) != 1) c = 0;
  if (fd) close(fd);
  return c; // gap: misses connleak-error-path
}
