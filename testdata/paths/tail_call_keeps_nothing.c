// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The last call takes the connection over.
#include <libpq-fe.h>
static int finish_with(PGconn *conn, int code) {
  PQfinish(conn);
  return code;
}
int ping(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) return finish_with(conn, 2);
  PGresult *res = PQexec(conn, "select 1");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    PQclear(res);
    return finish_with(conn, 1);
  }
  PQclear(res);
  return finish_with(conn, 0);
}
