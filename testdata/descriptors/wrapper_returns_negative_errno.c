// SPDX-License-Identifier: Apache-2.0
// The helper gives back a descriptor or -errno; the caller's second step leaks.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
static int open_log(const char *path) {
  int fd = open(path, O_WRONLY | O_APPEND | O_CREAT, 0600);
  return fd >= 0 ? fd : -errno;
}
int log_line(const char *path, const char *line, size_t size) {
  int fd = open_log(path);
  if (fd < 0) return fd;
  if (write(fd, line, size) != (ssize_t)size) return -EIO; // expect-connleak-error-path {'fd' from open_log()}
  close(fd);
  return 0;
}
