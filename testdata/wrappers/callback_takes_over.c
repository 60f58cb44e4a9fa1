// SPDX-License-Identifier: Apache-2.0
// The callback finishes the connection, and so does the helper.
// Known gap: what a passed callback does to a handle that the callee acquired is not told.
#include <libpq-fe.h>
typedef int (*job)(PGconn *conn);
static int with_connection(const char *dsn, job job) {
  PGconn *conn = PQconnectdb(dsn);
  int rc = job(conn);
  PQfinish(conn); // gap: misses connleak-double-release
  return rc;
}
static int count(PGconn *conn) {
  int n = PQserverVersion(conn);
  if (n == 0) PQfinish(conn);
  return n;
}
int run(const char *dsn) { return with_connection(dsn, count); }
