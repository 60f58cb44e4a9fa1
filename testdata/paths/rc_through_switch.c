// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The helper's code is translated by a switch; 0 stays the only one that owns.
#include <errno.h>
#include <libpq-fe.h>
static int try_open(const char *dsn, PGconn **out) {
  PGconn *conn = PQconnectdb(dsn);
  if (!conn) return -2;
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  *out = conn;
  return 0;
}
int open_translated(const char *dsn, PGconn **out) {
  switch (try_open(dsn, out)) {
  case 0: return 0;
  case -1: return ECONNREFUSED;
  default: return ENOMEM;
  }
}
int ping(const char *dsn) {
  PGconn *conn;
  int err = open_translated(dsn, &conn);
  if (err) return err;
  PQfinish(conn);
  return 0;
}
