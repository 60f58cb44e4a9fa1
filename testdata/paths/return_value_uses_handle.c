// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The value is taken before the release, the return comes after it.
#include <libpq-fe.h>
#include <stdlib.h>
long table_size(PGconn *conn, const char *table) {
  const char *values[] = {table};
  PGresult *res = PQexecParams(conn, "select pg_table_size($1)", 1, NULL, values, NULL, NULL, 0);
  long size = PQresultStatus(res) == PGRES_TUPLES_OK && PQntuples(res) > 0 ? atol(PQgetvalue(res, 0, 0)) : -1;
  return PQclear(res), size;
}
