// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Labels as values: both targets release.
#include <libpq-fe.h>
int run(const char *dsn, unsigned op) {
  static void *const targets[] = {&&quick, &&full};
  PGconn *conn = PQconnectdb(dsn);
  int n = 0;
  goto *targets[op & 1];
full:
  PQclear(PQexec(conn, "analyze"));
  n++;
quick:
  PQfinish(conn);
  return n;
}
