// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// freopen gives back the same stream; it is closed once.
#include <stdio.h>
int two_files(const char *a, const char *b) {
  FILE *in = fopen(a, "r");
  if (!in) return -1;
  int x = getc(in);
  in = freopen(b, "r", in);
  if (!in) return -1;
  int y = getc(in);
  fclose(in);
  return x - y;
}
