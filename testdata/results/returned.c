// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

PGresult *query(PGconn *conn) {
  PGresult *result = PQexec(conn, "select 1");
  if (PQresultStatus(result) != PGRES_TUPLES_OK) {
    PQclear(result);
    return NULL;
  }
  return result;
}
