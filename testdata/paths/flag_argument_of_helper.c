// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// keep_open decides in the helper and in its caller alike.
#include <libpq-fe.h>
static PGconn *run_job(const char *dsn, int keep_open) {
  PGconn *conn = PQconnectdb(dsn);
  PQclear(PQexec(conn, "select job()"));
  if (keep_open) return conn;
  PQfinish(conn);
  return NULL;
}
void nightly(const char *dsn) { run_job(dsn, 0); }
void hourly(const char *dsn) {
  PGconn *conn = run_job(dsn, 1);
  PQclear(PQexec(conn, "select more()"));
  PQfinish(conn);
}
