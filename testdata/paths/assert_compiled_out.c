// SPDX-License-Identifier: Apache-2.0
// With NDEBUG the assertion is nothing; the early return below it leaks.
// flags: -DNDEBUG
#include <assert.h>
#include <libpq-fe.h>
int rows(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  assert(PQresultStatus(res) == PGRES_TUPLES_OK);
  if (PQresultStatus(res) != PGRES_TUPLES_OK) return -1; // expect-connleak-error-path {'res' from PQexec()}
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
