// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The cleanup attribute closes on every way out.
#include <stdio.h>
static void auto_close(FILE **file) { if (*file) fclose(*file); }
#define AUTO_FILE __attribute__((cleanup(auto_close))) FILE *
int compare(const char *a, const char *b) {
  AUTO_FILE x = fopen(a, "r");
  if (!x) return -1;
  AUTO_FILE y = fopen(b, "r");
  if (!y) return -1;
  int c, d;
  do {
    c = getc(x);
    d = getc(y);
    if (c != d) return 1;
  } while (c != EOF);
  return 0;
}
