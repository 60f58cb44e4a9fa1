// SPDX-License-Identifier: Apache-2.0
// `ok && fclose()`: what failed before is not closed.
#include <stdbool.h>
#include <stdio.h>
int save(const char *path, const char *text) {
  FILE *out = fopen(path, "w");
  if (!out) return -1;
  bool ok = fputs(text, out) != EOF;
  ok = ok && fflush(out) == 0;
  ok = ok && fclose(out) == 0;
  return ok ? 0 : -1; // expect-connleak-error-path {'out' from fopen()}
}
