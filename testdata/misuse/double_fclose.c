// SPDX-License-Identifier: Apache-2.0
// The error branch closes the stream and falls into the common close.
#include <stdio.h>
int copy_line(const char *path, char *line, int size) {
  FILE *in = fopen(path, "r");
  if (!in) return -1;
  int ok = fgets(line, size, in) != NULL;
  if (!ok) fclose(in);
  fclose(in); // expect-connleak-double-release {'in'}
  return ok;
}
