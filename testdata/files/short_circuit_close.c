// SPDX-License-Identifier: Apache-2.0
// The close is the second operand: a failed flush skips it.
#include <stdio.h>
int save(const char *path, const char *text) {
  FILE *out = fopen(path, "w");
  if (!out) return -1;
  fputs(text, out);
  if (fflush(out) != 0 || fclose(out) != 0) return -1; // expect-connleak-error-path {'out' from fopen()}
  return 0;
}
