// SPDX-License-Identifier: Apache-2.0
// The descriptor went into the stream, and the stream is lost.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int head(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  FILE *in = fdopen(fd, "r");
  if (!in) {
    close(fd);
    return -1;
  }
  int c = getc(in);
  if (c == EOF) return -2; // expect-connleak-error-path {'in' from fdopen()}
  fclose(in);
  return c;
}
