// SPDX-License-Identifier: Apache-2.0
// The struct says "not ok" and still carries the handle.
#include <libpq-fe.h>
struct handle { PGconn *conn; int ok; };
static struct handle open_handle(const char *dsn) {
  struct handle h = {.conn = PQconnectdb(dsn)};
  h.ok = PQstatus(h.conn) == CONNECTION_OK;
  return h;
}
int ping(const char *dsn) {
  struct handle h = open_handle(dsn);
  if (!h.ok) return -1; // expect-connleak-error-path {from open_handle()}
  PQfinish(h.conn);
  return 0;
}
