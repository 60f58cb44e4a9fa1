// SPDX-License-Identifier: Apache-2.0
// A library's header is annotated; two units use it.
#include "cursor.h"
int rows(const char *sql) {
  int n = 0;
  struct cursor *cursor = cursor_open(sql);
  while (cursor_next(cursor)) {
    if (++n > 1000) return -1; // expect-connleak-error-path {'cursor' from cursor_open()}
  }
  cursor_close(cursor);
  return n;
}
