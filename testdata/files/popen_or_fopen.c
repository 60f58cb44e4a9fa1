// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Compressed files come through a pipe; the flag decides how to close.
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
int first_char(const char *path) {
  size_t length = strlen(path);
  bool packed = length > 3 && strcmp(path + length - 3, ".gz") == 0;
  char command[512];
  snprintf(command, sizeof command, "gzip -dc %s", path);
  FILE *in = packed ? popen(command, "r") : fopen(path, "r");
  if (!in) return -1;
  int c = getc(in);
  if (packed) pclose(in);
  else fclose(in);
  return c;
}
