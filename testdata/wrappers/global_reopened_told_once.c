// SPDX-License-Identifier: Apache-2.0
// A reader leaves its stream in a global and never closes it: each file read later overwrites it, told once.
#include <stdio.h>

static FILE *input;
static char word[64];

static int next_word(void) {
  return fscanf(input, "%63s", word);
}

static void begin(FILE *stream) {
  input = stream; // expect-connleak-overwrite {'input'}
}

static int read_file(const char *name) {
  FILE *stream = fopen(name, "r");
  if (!stream)
    return -1;
  begin(stream);
  int n = 0;
  while (next_word() == 1)
    n++;
  return n;
}

int at_start(void) {
  return read_file("first") + read_file("second");
}

int on_signal(void) {
  int n = read_file("first");
  n += read_file("local");
  return n;
}

#define READ_AGAIN() (on_signal() > 0)

int by_macro(void) {
  return READ_AGAIN() + READ_AGAIN();
}

int on_demand(int times) {
  int n = 0;
  while (times-- > 0)
    n += read_file("again");
  return n;
}
