// SPDX-License-Identifier: Apache-2.0
// Released in the loop body: a second round would release again.
#include <libpq-fe.h>
void stop_all(const char *dsn, int n) {
  PGconn *conn = PQconnectdb(dsn);
  for (int i = 0; i < n; i++) {
    PQclear(PQexec(conn, "select stop()")); // expect-connleak-use-after-release {'conn'}
    PQfinish(conn);
  }
} // expect-connleak-error-path {'conn' from PQconnectdb()}
