// SPDX-License-Identifier: Apache-2.0
// A closed descriptor is closed again: it may be somebody else's by now.
#include <fcntl.h>
#include <unistd.h>
int touch(const char *path) {
  int fd = open(path, O_WRONLY | O_CREAT, 0644);
  if (fd < 0) return -1;
  int rc = close(fd);
  if (rc < 0) close(fd); // expect-connleak-double-release {'fd'}
  return rc;
}
