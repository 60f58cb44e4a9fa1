// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// What was opened is told apart by the same kind on the way out.
#include <libpq-fe.h>
#include <stdio.h>
enum sink { SINK_NONE, SINK_FILE, SINK_DB };
int emit(enum sink kind, const char *where, const char *text) {
  FILE *file = NULL;
  PGconn *conn = NULL;
  switch (kind) {
  case SINK_FILE: file = fopen(where, "a"); break;
  case SINK_DB: conn = PQconnectdb(where); break;
  case SINK_NONE: return 0;
  }
  if (kind == SINK_FILE && file) fputs(text, file);
  switch (kind) {
  case SINK_FILE: if (file) fclose(file); break;
  case SINK_DB: PQfinish(conn); break;
  case SINK_NONE: break;
  }
  return 1;
}
