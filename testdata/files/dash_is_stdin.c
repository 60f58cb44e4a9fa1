// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// "-" is stdin: the same strcmp decides about opening and closing.
#include <stdio.h>
#include <string.h>
int first_char(const char *path) {
  FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
  if (in == NULL) return -1;
  int c = getc(in);
  if (strcmp(path, "-") != 0) fclose(in);
  return c;
}
