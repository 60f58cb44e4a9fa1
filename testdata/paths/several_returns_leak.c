// SPDX-License-Identifier: Apache-2.0
// Every error return leaks, each is told.
#include <libpq-fe.h>
int check(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) return -1; // expect-connleak-error-path {'conn'}
  if (PQserverVersion(conn) < 120000) return -2; // expect-connleak-error-path {'conn'}
  if (PQprotocolVersion(conn) != 3) return -3; // expect-connleak-error-path {'conn'}
  PQfinish(conn);
  return 0;
}
