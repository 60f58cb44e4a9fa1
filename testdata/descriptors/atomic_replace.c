// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Temporary file, stream, flush, sync, close, rename: the ok flag is and-ed through.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int replace(const char *path, const char *text) {
  char tmp[256];
  snprintf(tmp, sizeof tmp, "%s.XXXXXX", path);
  int fd = mkstemp(tmp);
  if (fd == -1) return -1;
  FILE *out = fdopen(fd, "w");
  if (!out) {
    close(fd);
    unlink(tmp);
    return -1;
  }
  bool ok = fputs(text, out) != EOF;
  ok = fflush(out) == 0 && ok;
  ok = fsync(fileno(out)) == 0 && ok;
  ok = fclose(out) == 0 && ok;
  if (!ok || rename(tmp, path) < 0) {
    unlink(tmp);
    return -1;
  }
  return 0;
}
