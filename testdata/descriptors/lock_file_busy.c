// SPDX-License-Identifier: Apache-2.0
// The lock is taken by somebody else: the descriptor is forgotten.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
int take_lock(const char *path) {
  int fd = open(path, O_RDWR | O_CREAT, 0600);
  if (fd < 0) return -1;
  if (flock(fd, LOCK_EX | LOCK_NB) < 0) return -2; // expect-connleak-error-path {'fd' from open()}
  return fd;
}
