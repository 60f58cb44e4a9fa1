// SPDX-License-Identifier: Apache-2.0
// The caller asks the helper to keep it open and drops what it gives back.
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
  run_job(dsn, 1); // expect-connleak-never-released {run_job()}
}
