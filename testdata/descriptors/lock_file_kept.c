// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The lock's descriptor stays open for the life of the program, in a static.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
static int lock_fd = -1;
int take_lock(const char *path) {
  if (lock_fd >= 0) return 0;
  lock_fd = open(path, O_RDWR | O_CREAT, 0600);
  if (lock_fd < 0) return -1;
  if (flock(lock_fd, LOCK_EX | LOCK_NB) < 0) {
    close(lock_fd);
    lock_fd = -1;
    return -1;
  }
  return 0;
}
