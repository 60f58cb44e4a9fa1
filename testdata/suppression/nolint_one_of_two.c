// SPDX-License-Identifier: Apache-2.0
// One of two leaking returns is accepted, the other is told.
#include <libpq-fe.h>
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) return -1; // NOLINT(connleak-error-path)
  if (PQserverVersion(conn) < 90000) return -2;   // expect-connleak-error-path {'conn'}
  PQfinish(conn);
  return 0;
}
