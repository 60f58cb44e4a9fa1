// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Releases hidden in expressions.
#include <libpq-fe.h>
int status_of(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int ok = PQstatus(conn) == CONNECTION_OK;
  return ok ? (PQfinish(conn), 0) : (PQfinish(conn), -1);
}
