// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// "-" means stdout, which is not ours to close.
#include <stdio.h>
#include <string.h>
int write_report(const char *path, const char *text) {
  FILE *out = strcmp(path, "-") == 0 ? stdout : fopen(path, "w");
  if (!out) return -1;
  fprintf(out, "%s\n", text);
  if (out != stdout) fclose(out);
  return 0;
}
