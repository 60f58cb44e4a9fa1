// SPDX-License-Identifier: Apache-2.0
#include "cursor.h"
int any(const char *sql) {
  struct cursor *cursor = cursor_open(sql);
  int n = cursor_next(cursor);
  cursor_close(cursor);
  return n;
}
