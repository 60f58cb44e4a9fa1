// SPDX-License-Identifier: Apache-2.0
// The path code review misses: the query failed, the function returns, the connection stays open.
#include <libpq-fe.h>

int count_orders(const char *conninfo, int *out) {
  PGconn *conn = PQconnectdb(conninfo); // expect-note {acquired}
  PGresult *result = PQexec(conn, "select count(*) from orders");
  if (PQresultStatus(result) != PGRES_TUPLES_OK) {
    PQclear(result);
    return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  *out = PQntuples(result);
  PQclear(result);
  PQfinish(conn);
  return 0;
}
