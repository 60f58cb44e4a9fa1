// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// errno is kept across the close on the error path.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
int write_all(const char *path, const char *data, size_t size) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd < 0) return -1;
  while (size > 0) {
    ssize_t n = write(fd, data, size);
    if (n < 0) {
      if (errno == EINTR) continue;
      int saved = errno;
      close(fd);
      errno = saved;
      return -1;
    }
    data += n;
    size -= (size_t)n;
  }
  return close(fd);
}
