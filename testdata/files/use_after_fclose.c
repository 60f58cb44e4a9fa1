// SPDX-License-Identifier: Apache-2.0
// The error is asked of the closed stream.
#include <stdio.h>
int save(const char *path, const char *text) {
  FILE *out = fopen(path, "w");
  if (!out) return -1;
  fputs(text, out);
  fclose(out);
  return ferror(out) ? -1 : 0; // expect-connleak-use-after-release {'out'}
}
