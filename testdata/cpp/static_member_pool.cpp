// SPDX-License-Identifier: Apache-2.0
// A reference parameter that is filled; the caller's early return leaks.
// flags: -fno-exceptions
#include <libpq-fe.h>
static bool open(PGconn *&conn, const char *dsn) {
  conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK) return true;
  PQfinish(conn);
  conn = nullptr;
  return false;
}
int bad(const char *dsn) {
  PGconn *conn;
  if (!open(conn, dsn)) return -1;
  if (PQserverVersion(conn) < 100000) return -2; // expect-connleak-error-path
  PQfinish(conn);
  return 0;
}
