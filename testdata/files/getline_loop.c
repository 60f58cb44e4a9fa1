// SPDX-License-Identifier: Apache-2.0
// A malformed line frees the buffer and forgets the stream.
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
int check_file(const char *path) {
  char *line = NULL;
  size_t room = 0;
  ssize_t n;
  FILE *in = fopen(path, "r");
  if (!in) return -1;
  while ((n = getline(&line, &room, in)) != -1) {
    if (n > 0 && line[0] == '!') {
      free(line);
      return 1; // expect-connleak-error-path {'in' from fopen()}
    }
  }
  free(line);
  fclose(in);
  return 0;
}
