// SPDX-License-Identifier: Apache-2.0
// The helper fails with -1; the caller takes 0 rows for a failure too and returns with the open handle.
#include <libpq-fe.h>
static int open_and_count(const char *dsn, PGconn **out) {
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res;
  int n;
  if (PQstatus(conn) != CONNECTION_OK) { PQfinish(conn); return -1; }
  res = PQexec(conn, "select * from jobs");
  n = PQntuples(res);
  PQclear(res);
  *out = conn;
  return n;
}
int jobs(const char *dsn) {
  PGconn *conn;
  int n = open_and_count(dsn, &conn);
  if (n <= 0) return n; // expect-connleak-error-path {'conn' from open_and_count()}
  PQclear(PQexec(conn, "update jobs set taken = true"));
  PQfinish(conn);
  return n;
}
