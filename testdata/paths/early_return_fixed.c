// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int count_orders(const char *conninfo, int *out) {
  PGconn *conn = PQconnectdb(conninfo);
  PGresult *result = PQexec(conn, "select count(*) from orders");
  if (PQresultStatus(result) != PGRES_TUPLES_OK) {
    PQclear(result);
    PQfinish(conn);
    return -1;
  }
  *out = PQntuples(result);
  PQclear(result);
  PQfinish(conn);
  return 0;
}
