// SPDX-License-Identifier: Apache-2.0
// The error path finishes and then jumps to the label that finishes.
#include <libpq-fe.h>
int run(const char *dsn) {
  int rc = -1;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    goto out;
  }
  rc = 0;
out:
  PQfinish(conn); // expect-connleak-double-release {'conn'}
  return rc;
}
