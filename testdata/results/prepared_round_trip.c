// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Prepare, describe, execute: three results, three clears.
#include <libpq-fe.h>
int prepared(PGconn *conn, const char *id) {
  const char *values[1] = {id};
  PGresult *res = PQprepare(conn, "by_id", "select * from items where id = $1", 1, NULL);
  if (PQresultStatus(res) != PGRES_COMMAND_OK) {
    PQclear(res);
    return -1;
  }
  PQclear(res);
  res = PQdescribePrepared(conn, "by_id");
  int params = PQnparams(res);
  PQclear(res);
  if (params != 1) return -2;
  res = PQexecPrepared(conn, "by_id", 1, values, NULL, NULL, 0);
  int rows = PQresultStatus(res) == PGRES_TUPLES_OK ? PQntuples(res) : -3;
  PQclear(res);
  return rows;
}
