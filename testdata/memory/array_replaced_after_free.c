// SPDX-License-Identifier: Apache-2.0
// What was in the array was freed; what is written goes through what was copied over it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct slot {
  int value;
};

int replaced(const char *name, struct slot **others, int at) {
  struct slot *slots[8] = {NULL};
  FILE *file = fopen(name, "r");
  if (file == NULL)
    return -1;
  slots[at & 7] = malloc(sizeof **slots);
  if (slots[at & 7] == NULL)
    abort();
  free(slots[at & 7]);
  memcpy(slots, others, sizeof slots);
  slots[at & 7]->value = 1;
  return -2; // expect-connleak-never-released {'file' from fopen()}
}

int replaced_in_part(const char *name, struct slot **others, int count, int at) {
  struct slot *slots[8] = {NULL};
  FILE *file = fopen(name, "r");
  if (file == NULL)
    return -1;
  slots[at & 7] = malloc(sizeof **slots);
  if (slots[at & 7] == NULL)
    abort();
  free(slots[at & 7]);
  memcpy(slots, others, count * sizeof *slots);
  slots[at & 7]->value = 1;
  return -2; // expect-connleak-never-released {'file' from fopen()}
}
