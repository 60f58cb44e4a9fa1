// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A list of names; each file is closed in its round, whatever happens to it.
#include <errno.h>
#include <stdio.h>
#include <string.h>
long count_all(FILE *list) {
  char path[256];
  long lines = 0;
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = '\0';
    if (path[0] == '\0') continue;
    FILE *in = fopen(path, "r");
    if (!in) {
      if (errno == ENOENT) continue;
      return -1;
    }
    for (int c; (c = fgetc(in)) != EOF;)
      if (c == '\n') lines++;
    if (ferror(in)) {
      fclose(in);
      break;
    }
    fclose(in);
  }
  return lines;
}
