// SPDX-License-Identifier: Apache-2.0
// Both opened, then both tested at once: one may be open when the other is not.
#include <stdio.h>
int copy_file(const char *from, const char *to) {
  FILE *in = fopen(from, "rb");
  FILE *out = fopen(to, "wb");
  if (!in || !out) return -1; // expect-connleak-error-path {'in' from fopen()} expect-connleak-error-path {'out' from fopen()}
  int c;
  while ((c = getc(in)) != EOF) putc(c, out);
  fclose(in);
  fclose(out);
  return 0;
}
