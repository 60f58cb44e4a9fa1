// SPDX-License-Identifier: Apache-2.0
// Tables with an initialiser, filled and emptied by index.
// case: expect-none
#include <fcntl.h>
#include <unistd.h>
int filled_until_one_fails(const char **n, int count) {
  int fds[4] = {-1, -1, -1, -1};
  int rc = 0;
  for (int i = 0; i < count && i < 4; i++) {
    fds[i] = open(n[i], O_RDONLY);
    if (fds[i] < 0) { rc = -1; break; }
  }
  for (int i = 0; i < 4; i++) if (fds[i] >= 0) close(fds[i]);
  return rc;
}
int with_flags_beside(const char **n, int count) {
  struct { int fd, open; } t[4] = {{-1, 0}, {-1, 0}, {-1, 0}, {-1, 0}};
  for (int r = 0; r < 3; r++)
    for (int i = 0; i < count && i < 4; i++) {
      if (t[i].open) continue;
      t[i].fd = open(n[i], O_RDONLY);
      if (t[i].fd >= 0) t[i].open = 1;
    }
  for (int i = 0; i < 4; i++) if (t[i].open) close(t[i].fd);
  return 0;
}
int closed_behind_a_label(const char *a, const char *b) {
  int fd[2] = {-1, -1};
  fd[0] = open(a, O_RDONLY);
  if (fd[0] < 0) goto out;
  fd[1] = open(b, O_RDONLY);
out:
  for (int i = 0; i < 2; i++) if (fd[i] != -1) close(fd[i]);
  return 0;
}
