// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Both tested at once, each closed if it was opened.
#include <stdio.h>
int copy_file(const char *from, const char *to) {
  int c, rc = -1;
  FILE *in = fopen(from, "rb");
  FILE *out = fopen(to, "wb");
  if (in && out) {
    while ((c = getc(in)) != EOF) putc(c, out);
    rc = 0;
  }
  if (in) fclose(in);
  if (out) fclose(out);
  return rc;
}
