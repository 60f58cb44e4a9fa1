// SPDX-License-Identifier: Apache-2.0
// A short read returns without the close.
#include <fcntl.h>
#include <unistd.h>
int read_pid(const char *path, char *buf, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t n = read(fd, buf, size - 1);
  if (n <= 0) return -1; // expect-connleak-error-path {'fd' from open()}
  buf[n] = '\0';
  close(fd);
  return 0;
}
