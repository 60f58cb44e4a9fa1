// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same comparison of an unchanged argument before and after.
#include <libpq-fe.h>
int run(const char *dsn, int mode, int verbose) {
  PGconn *conn = NULL;
  if (mode == 2 || mode == 5) conn = PQconnectdb(dsn);
  int rows = verbose ? 10 : 5;
  if (mode == 2 || mode == 5) {
    PQclear(PQexec(conn, "select 1"));
    PQfinish(conn);
  }
  return rows;
}
