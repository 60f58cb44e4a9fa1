// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A small struct with the handle is returned by value and closed by the caller.
#include <libpq-fe.h>
struct handle { PGconn *conn; int ok; };
static struct handle open_handle(const char *dsn) {
  struct handle h = {.conn = PQconnectdb(dsn)};
  h.ok = PQstatus(h.conn) == CONNECTION_OK;
  return h;
}
int ping(const char *dsn) {
  struct handle h = open_handle(dsn);
  int ok = h.ok;
  PQfinish(h.conn);
  return ok;
}
