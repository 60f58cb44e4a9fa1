// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A for-each macro over the results.
#include <libpq-fe.h>
#define FOR_EACH_RESULT(conn, res) for (PGresult *res; ((res) = PQgetResult(conn)) != NULL; PQclear(res))
int count(PGconn *conn) {
  int n = 0;
  FOR_EACH_RESULT(conn, res) {
    if (PQresultStatus(res) != PGRES_TUPLES_OK) continue;
    n += PQntuples(res);
  }
  return n;
}
