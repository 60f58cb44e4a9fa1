// SPDX-License-Identifier: Apache-2.0
// A helper swaps two structs as a whole: who has the stream then closes it, or the other is asked.
#include <stdio.h>

struct box {
  FILE *file;
  long count;
};

static void swap(struct box *a, struct box *b) {
  struct box third = *a;
  *a = *b;
  *b = third;
}

int closes_the_other(const char *name) {
  struct box a = {fopen(name, "r"), 0}, b = {NULL, 0};
  if (a.file == NULL)
    return -1;
  swap(&a, &b);
  if (a.file != NULL)
    fclose(a.file);
  return 0; // expect-connleak-never-released {'a.file' from fopen()}
}

int closes(const char *name) {
  struct box a = {fopen(name, "r"), 0}, b = {NULL, 0};
  if (a.file == NULL)
    return -1;
  swap(&a, &b);
  if (a.file != NULL)
    fclose(a.file);
  fclose(b.file);
  return 0;
}
