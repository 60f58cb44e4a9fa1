// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The daemon's way of redirecting the standard descriptors.
#include <fcntl.h>
#include <unistd.h>
int redirect(void) {
  int fd = open("/dev/null", O_RDWR);
  if (fd == -1) return -1;
  dup2(fd, STDIN_FILENO);
  dup2(fd, STDOUT_FILENO);
  dup2(fd, STDERR_FILENO);
  if (fd > STDERR_FILENO) close(fd);
  return 0;
}
