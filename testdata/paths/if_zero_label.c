// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The failure label stands inside an if (0) before the common tail.
#include <libpq-fe.h>
#include <stdio.h>
int run(const char *dsn) {
  int rc = 0;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) goto fail;
  rc = PQserverVersion(conn);
  if (0) {
  fail:
    fprintf(stderr, "%s", PQerrorMessage(conn));
    rc = -1;
  }
  PQfinish(conn);
  return rc;
}
