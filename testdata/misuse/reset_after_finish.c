// SPDX-License-Identifier: Apache-2.0
// A finished connection cannot be reset.
#include <libpq-fe.h>
PGconn *revive(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    PQreset(conn); // expect-connleak-use-after-release {'conn'}
    return NULL;
  }
  return conn;
}
