// SPDX-License-Identifier: Apache-2.0
// A reference parameter that is filled; the caller's early return leaks.
// Known gap: specs are found by the bare name; a static C++ function with another signature is taken for POSIX open().
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
  if (!open(conn, dsn)) return -1; // gap: false connleak-never-released
  if (PQserverVersion(conn) < 100000) return -2; // gap: misses connleak-error-path
  PQfinish(conn);
  return 0;
}
