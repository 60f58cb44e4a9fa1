// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The helper answers the number of rows, or a negative error when nothing was opened.
#include <libpq-fe.h>
static int open_and_count(const char *dsn, PGconn **out) {
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res;
  int n;
  *out = NULL;
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
  if (n < 0) return n;
  if (n > 0) PQclear(PQexec(conn, "update jobs set taken = true"));
  PQfinish(conn);
  return n;
}
