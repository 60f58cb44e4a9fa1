// SPDX-License-Identifier: Apache-2.0
// The helper answers 0 and null when the host is disabled; the caller takes 0 for open, its other error for closed.
#include <libpq-fe.h>
static int maybe_open(const char *dsn, int enabled, PGconn **out) {
  *out = NULL;
  if (!enabled) return 0;
  *out = PQconnectdb(dsn);
  return PQstatus(*out) == CONNECTION_OK ? 0 : -1;
}
int work(const char *dsn, int enabled) {
  PGconn *conn;
  if (maybe_open(dsn, enabled, &conn) < 0) return -1; // expect-connleak-error-path {'conn' from maybe_open()}
  if (conn == NULL) return 0;
  PQclear(PQexec(conn, "select 1"));
  PQfinish(conn);
  return 1;
}
