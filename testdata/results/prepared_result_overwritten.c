// SPDX-License-Identifier: Apache-2.0
// The result of PQprepare is overwritten by PQexecPrepared.
#include <libpq-fe.h>
int prepared(PGconn *conn, const char *id) {
  const char *values[1] = {id};
  PGresult *res = PQprepare(conn, "by_id", "select * from items where id = $1", 1, NULL);
  if (PQresultStatus(res) != PGRES_COMMAND_OK) {
    PQclear(res);
    return -1;
  }
  res = PQexecPrepared(conn, "by_id", 1, values, NULL, NULL, 0); // expect-connleak-overwrite {'res' from PQprepare()}
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}
