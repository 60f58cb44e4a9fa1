// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Whether the stream is ours to close is kept in a flag.
#include <stdbool.h>
#include <stdio.h>
int write_report(const char *path, const char *text) {
  bool to_file = path != NULL;
  FILE *out = stdout;
  if (to_file) {
    out = fopen(path, "w");
    if (!out) return -1;
  }
  fprintf(out, "%s\n", text);
  if (to_file) fclose(out);
  return 0;
}
