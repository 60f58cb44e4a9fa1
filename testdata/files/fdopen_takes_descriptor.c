// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// fdopen takes the descriptor over when it succeeds.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int append(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (fd < 0) return -1;
  FILE *out = fdopen(fd, "a");
  if (!out) {
    close(fd);
    return -1;
  }
  fputs(text, out);
  return fclose(out);
}
