// SPDX-License-Identifier: Apache-2.0
// Inner and outer result; the inner query's failure clears only itself.
#include <libpq-fe.h>
int audit(PGconn *conn) {
  PGresult *tables = PQexec(conn, "select relname from pg_class");
  if (PQresultStatus(tables) != PGRES_TUPLES_OK) {
    PQclear(tables);
    return -1;
  }
  int rows = 0;
  for (int i = 0; i < PQntuples(tables); i++) {
    PGresult *res = PQexec(conn, PQgetvalue(tables, i, 0));
    if (PQresultStatus(res) != PGRES_TUPLES_OK) {
      PQclear(res);
      return -1; // expect-connleak-error-path {'tables' from PQexec()}
    }
    rows += PQntuples(res);
    PQclear(res);
  }
  PQclear(tables);
  return rows;
}
