// SPDX-License-Identifier: Apache-2.0
// The writer owns two streams; its close closes one.
#include <stdio.h>
struct writer { FILE *data, *index; };
static int writer_open(struct writer *w, const char *data, const char *index) {
  w->data = fopen(data, "w");
  if (!w->data) return -1;
  w->index = fopen(index, "w");
  if (!w->index) {
    fclose(w->data);
    return -1;
  }
  return 0;
}
static void writer_close(struct writer *w) { fclose(w->data); }
int run(const char *data, const char *index) {
  struct writer w;
  if (writer_open(&w, data, index) != 0) return -1;
  fputs("x", w.data);
  writer_close(&w);
  return 0; // expect-connleak-never-released {from writer_open()}
}
