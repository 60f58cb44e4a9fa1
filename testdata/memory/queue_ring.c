// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A ring buffer between producer and consumer functions.
#include <libpq-fe.h>
#include <stdbool.h>
struct ring { PGconn *slot[8]; unsigned head, tail; };
bool ring_put(struct ring *r, PGconn *conn) {
  if (r->head - r->tail == 8) return false;
  r->slot[r->head++ % 8] = conn;
  return true;
}
PGconn *ring_get(struct ring *r) { return r->head == r->tail ? NULL : r->slot[r->tail++ % 8]; }
int produce(struct ring *r, const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (ring_put(r, conn)) return 0;
  PQfinish(conn);
  return -1;
}
void drain(struct ring *r) {
  for (PGconn *conn; (conn = ring_get(r));) PQfinish(conn);
}
