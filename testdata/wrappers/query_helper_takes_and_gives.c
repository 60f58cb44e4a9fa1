// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// exec() clears what it was given and gives a new result back.
#include <libpq-fe.h>
static PGresult *next_query(PGconn *conn, PGresult *previous, const char *sql) {
  PQclear(previous);
  return PQexec(conn, sql);
}
int run(PGconn *conn) {
  PGresult *res = NULL;
  res = next_query(conn, res, "select 1");
  res = next_query(conn, res, "select 2");
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
