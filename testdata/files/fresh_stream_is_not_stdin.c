// SPDX-License-Identifier: Apache-2.0
// What fopen() answers is never stdin, so a stream of its own is always closed here.
// case: expect-none
#include <stdio.h>

int ask(char *answer, int size) {
  FILE *in = fopen("/dev/tty", "r");
  FILE *out = fopen("/dev/tty", "w");
  if (!in || !out) {
    if (in)
      fclose(in);
    if (out)
      fclose(out);
    in = stdin;
    out = stderr;
  }
  fputs("answer: ", out);
  int ok = fgets(answer, size, in) != NULL;
  if (in != stdin) {
    fclose(in);
    fclose(out);
  }
  return ok;
}
