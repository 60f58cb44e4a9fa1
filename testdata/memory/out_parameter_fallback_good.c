// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The fallback replaces the finished handle.
#include <libpq-fe.h>
int open_with_fallback(const char *dsn, const char *fallback, PGconn **out) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    conn = PQconnectdb(fallback);
  }
  *out = conn;
  return PQstatus(conn) == CONNECTION_OK;
}
