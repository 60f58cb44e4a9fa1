// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Closed inside a condition, on every path.
#include <stdio.h>
int save(const char *path, const char *text) {
  FILE *out = fopen(path, "w");
  if (!out) return -1;
  if (fputs(text, out) == EOF || fflush(out) == EOF) {
    fclose(out);
    return -1;
  }
  if (fclose(out) == EOF) return -1;
  return 0;
}
