// SPDX-License-Identifier: Apache-2.0
// Everything on the way is in sight or known: certain.
#include <libpq-fe.h>
#include <stdio.h>
static void show(PGconn *conn) { printf("%s\n", PQdb(conn)); }
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  show(conn);
  if (PQstatus(conn) != CONNECTION_OK) return -1; // expect-connleak-error-path {'conn'} expect-confidence certain
  PQfinish(conn);
  return 0;
}
