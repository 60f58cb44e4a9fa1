// SPDX-License-Identifier: Apache-2.0
// When fdopen fails the descriptor is still the caller's.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int append(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (fd == -1) return -1;
  FILE *out = fdopen(fd, "a");
  if (out == NULL) return -1; // expect-connleak-error-path {'fd' from open()}
  fputs(text, out);
  return fclose(out);
}
