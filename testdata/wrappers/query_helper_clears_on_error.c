// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// check() returns the result when it is good and clears it when it is not.
#include <libpq-fe.h>
#include <stdio.h>
static PGresult *check(PGconn *conn, PGresult *res, ExecStatusType wanted) {
  if (PQresultStatus(res) == wanted) return res;
  fprintf(stderr, "%s\n", PQerrorMessage(conn));
  PQclear(res);
  return NULL;
}
int run(PGconn *conn) {
  PGresult *res = check(conn, PQexec(conn, "select 1"), PGRES_TUPLES_OK);
  if (!res) return -1;
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
