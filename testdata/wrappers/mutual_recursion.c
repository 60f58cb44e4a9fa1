// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

static int walk_even(PGconn *conn, int n);
static int walk_odd(PGconn *conn, int n) {
  PGresult *r = PQexec(conn, "select 1");
  int rows = PQntuples(r);
  PQclear(r);
  return n > 0 ? rows + walk_even(conn, n - 1) : rows;
}
static int walk_even(PGconn *conn, int n) { return n > 0 ? walk_odd(conn, n - 1) : 0; }

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  int rows = walk_even(conn, 10);
  PQfinish(conn);
  return rows;
}
