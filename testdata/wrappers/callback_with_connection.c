// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The helper opens, calls back, closes.
#include <libpq-fe.h>
typedef int (*job)(PGconn *conn, void *data);
static int with_connection(const char *dsn, job job, void *data) {
  PGconn *conn = PQconnectdb(dsn);
  int rc = -1;
  if (PQstatus(conn) == CONNECTION_OK) rc = job(conn, data);
  PQfinish(conn);
  return rc;
}
static int count(PGconn *conn, void *data) {
  PGresult *res = PQexec(conn, data);
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
int run(const char *dsn) { return with_connection(dsn, count, "select 1"); }
