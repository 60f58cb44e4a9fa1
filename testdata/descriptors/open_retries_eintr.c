// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// open() repeated on EINTR: it returned -1, nothing is lost.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
int open_retry(const char *path) {
  int fd;
  do {
    fd = open(path, O_RDONLY);
  } while (fd == -1 && errno == EINTR);
  return fd;
}
int first(const char *path) {
  char c;
  int fd = open_retry(path);
  if (fd == -1) return -1;
  ssize_t n = read(fd, &c, 1);
  close(fd);
  return n == 1 ? c : -1;
}
