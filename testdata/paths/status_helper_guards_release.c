// SPDX-License-Identifier: Apache-2.0
// The helper asks for the status, not for null: the failed login is never finished.
#include <libpq-fe.h>
#include <stdbool.h>
static bool is_up(const PGconn *conn) { return conn && PQstatus(conn) == CONNECTION_OK; }
int version(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int n = is_up(conn) ? PQserverVersion(conn) : 0;
  if (is_up(conn)) PQfinish(conn);
  return n; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
