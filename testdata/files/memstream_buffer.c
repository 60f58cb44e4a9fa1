// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// open_memstream's stream is closed before the buffer is used.
#include <stdio.h>
#include <stdlib.h>
char *render(int n) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  if (!out) return NULL;
  for (int i = 0; i < n; i++) fprintf(out, "%d,", i);
  if (fclose(out) != 0) {
    free(text);
    return NULL;
  }
  return text;
}
