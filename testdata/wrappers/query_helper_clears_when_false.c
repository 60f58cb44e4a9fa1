// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// succeeded() clears the failed result itself: the caller is right not to.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
static bool succeeded(PGconn *conn, PGresult *res) {
  if (PQresultStatus(res) == PGRES_TUPLES_OK) return true;
  fprintf(stderr, "%s\n", PQerrorMessage(conn));
  PQclear(res);
  return false;
}
int run(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  if (!succeeded(conn, res)) return -1;
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
