// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Taken out of the cleanup variable before it is returned.
#include <stdio.h>
static void auto_close(FILE **file) { if (*file) fclose(*file); }
static FILE *steal(FILE **file) {
  FILE *stolen = *file;
  *file = NULL;
  return stolen;
}
FILE *open_checked(const char *path) {
  __attribute__((cleanup(auto_close))) FILE *in = fopen(path, "r");
  if (!in) return NULL;
  if (getc(in) != '#') return NULL;
  rewind(in);
  return steal(&in);
}
