// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// do { … break; } while (0) as a cleanup block.
#include <libpq-fe.h>
int run(const char *dsn) {
  int rc = -1;
  PGresult *res = NULL;
  PGconn *conn = PQconnectdb(dsn);
  do {
    if (PQstatus(conn) != CONNECTION_OK) break;
    res = PQexec(conn, "begin");
    if (PQresultStatus(res) != PGRES_COMMAND_OK) break;
    PQclear(res);
    res = PQexec(conn, "select 1");
    if (PQresultStatus(res) != PGRES_TUPLES_OK) break;
    rc = PQntuples(res);
  } while (0);
  PQclear(res);
  PQfinish(conn);
  return rc;
}
