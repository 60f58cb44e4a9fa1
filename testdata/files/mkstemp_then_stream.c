// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A temporary file by descriptor, then as a stream; every error closes what is open.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int save(char *template, const char *text) {
  int fd = mkstemp(template);
  if (fd < 0) return -1;
  FILE *out = fdopen(fd, "w");
  if (!out) goto fail;
  if (fputs(text, out) == EOF) {
    fclose(out);
    unlink(template);
    return -1;
  }
  return fclose(out);
fail:
  close(fd);
  unlink(template);
  return -1;
}
