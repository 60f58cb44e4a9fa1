// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The name is printed between the two comparisons; printf cannot change it.
#include <stdio.h>
#include <string.h>
int dump(const char *path) {
  char line[256];
  FILE *in = stdin;
  if (strcmp(path, "-") != 0) in = fopen(path, "r");
  if (!in) {
    fprintf(stderr, "cannot open %s\n", path);
    return -1;
  }
  printf("== %s\n", path);
  while (fgets(line, sizeof line, in)) fputs(line, stdout);
  if (strcmp(path, "-") != 0) fclose(in);
  return 0;
}
