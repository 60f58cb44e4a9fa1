// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

static void fail(PGconn *conn) { PQfinish(conn); }

int query(PGconn *conn) {
  PGresult *result = PQexec(conn, "select 1");
  int n = PQntuples(result);
  PQclear(result);
  if (n == 0) {
    fail(conn);
    PQfinish(conn); // expect-connleak-double-release {'conn'}
    return -1;
  }
  return n;
}
