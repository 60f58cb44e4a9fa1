// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// assert(conn) ends the process when it fails; both builds release.
#include <assert.h>
#include <libpq-fe.h>
int rows(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  assert(res != NULL);
  assert(PQresultStatus(res) == PGRES_TUPLES_OK && "query failed");
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
