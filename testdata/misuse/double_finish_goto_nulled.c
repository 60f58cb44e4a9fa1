// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same, but the variable is nulled before the jump.
#include <libpq-fe.h>
int run(const char *dsn) {
  int rc = -1;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    conn = NULL;
    goto out;
  }
  rc = 0;
out:
  PQfinish(conn);
  return rc;
}
