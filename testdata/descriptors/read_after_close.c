// SPDX-License-Identifier: Apache-2.0
// Read from the descriptor that was closed on the line above.
#include <fcntl.h>
#include <unistd.h>
int first(const char *path) {
  char c = 0;
  int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  close(fd);
  if (read(fd, &c, 1) != 1) return -1; // expect-connleak-use-after-release {'fd'}
  return c;
}
