// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A tag says which member of the union is open.
#include <libpq-fe.h>
#include <stdio.h>
struct sink {
  enum { NOTHING, TO_FILE, TO_DB } kind;
  union { FILE *file; PGconn *conn; } u;
};
static int sink_open(struct sink *sink, const char *target) {
  if (target[0] == '/') {
    sink->u.file = fopen(target, "a");
    sink->kind = sink->u.file ? TO_FILE : NOTHING;
  } else {
    sink->u.conn = PQconnectdb(target);
    sink->kind = TO_DB;
  }
  return sink->kind != NOTHING;
}
static void sink_close(struct sink *sink) {
  switch (sink->kind) {
  case TO_FILE: fclose(sink->u.file); break;
  case TO_DB: PQfinish(sink->u.conn); break;
  case NOTHING: break;
  }
  sink->kind = NOTHING;
}
int run(const char *target) {
  struct sink sink = {.kind = NOTHING};
  if (!sink_open(&sink, target)) return -1;
  sink_close(&sink);
  return 0;
}
