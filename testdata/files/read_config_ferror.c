// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Checked with ferror before the close; the close's own answer counts too.
#include <stdio.h>
long count_lines(const char *path) {
  int c;
  long lines = 0;
  FILE *in = fopen(path, "r");
  if (!in) return -1;
  while ((c = getc(in)) != EOF)
    if (c == '\n') lines++;
  if (ferror(in)) lines = -1;
  return fclose(in) == 0 ? lines : -1;
}
