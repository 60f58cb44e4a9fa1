// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A result type: either a connection or a message, told apart by a flag.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
struct opened {
  bool ok;
  union { PGconn *conn; const char *error; } u;
};
static struct opened open_db(const char *dsn) {
  struct opened o;
  PGconn *conn = PQconnectdb(dsn);
  o.ok = PQstatus(conn) == CONNECTION_OK;
  if (o.ok) {
    o.u.conn = conn;
  } else {
    PQfinish(conn);
    o.u.error = "no connection";
  }
  return o;
}
int run(const char *dsn) {
  struct opened o = open_db(dsn);
  if (!o.ok) {
    fprintf(stderr, "%s\n", o.u.error);
    return -1;
  }
  int v = PQserverVersion(o.u.conn);
  PQfinish(o.u.conn);
  return v;
}
