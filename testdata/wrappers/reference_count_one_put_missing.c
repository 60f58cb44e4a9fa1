// SPDX-License-Identifier: Apache-2.0
// The early return puts back one of the two references.
#include <libpq-fe.h>
#include <stdlib.h>
struct shared { int refs; PGconn *conn; };
static struct shared *shared_new(const char *dsn) {
  struct shared *s = malloc(sizeof *s);
  if (!s) return NULL;
  s->refs = 1;
  s->conn = PQconnectdb(dsn);
  return s;
}
static struct shared *shared_get(struct shared *s) {
  s->refs++;
  return s;
}
static void shared_put(struct shared *s) {
  if (--s->refs > 0) return;
  PQfinish(s->conn);
  free(s);
}
int run(const char *dsn) {
  struct shared *s = shared_new(dsn);
  if (!s) return -1;
  struct shared *mine = shared_get(s);
  int v = PQserverVersion(mine->conn);
  shared_put(mine);
  if (v == 0) return -2; // expect-connleak-error-path {from shared_new()}
  shared_put(s);
  return v;
}
