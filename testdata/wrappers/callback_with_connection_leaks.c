// SPDX-License-Identifier: Apache-2.0
// The helper opens and calls back; neither it nor the only callback finishes.
// Known gap: what a passed callback does to a handle that the callee acquired is not told.
#include <libpq-fe.h>
typedef int (*job)(PGconn *conn);
static int with_connection(const char *dsn, job job) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  return job(conn); // gap: misses connleak-error-path
}
static int version(PGconn *conn) { return PQserverVersion(conn); }
int run(const char *dsn) { return with_connection(dsn, version); }
