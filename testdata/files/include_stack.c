// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Included files are a stack of streams; the end of one closes it and takes the one below.
#include <stdio.h>
#define DEPTH 10
static FILE *stack[DEPTH];
static int top = -1;
int push_file(const char *path) {
  if (top + 1 >= DEPTH) return -1;
  FILE *in = fopen(path, "r");
  if (!in) return -1;
  stack[++top] = in;
  return 0;
}
int next_char(void) {
  while (top >= 0) {
    int c = getc(stack[top]);
    if (c != EOF) return c;
    fclose(stack[top--]);
  }
  return EOF;
}
