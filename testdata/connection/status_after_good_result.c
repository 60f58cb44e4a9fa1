// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The connection is handed out only after a query on it was answered; the caller retries while it got none.
#include <libpq-fe.h>

static PGconn *find_primary(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return NULL;
  }
  PGresult *res = PQexec(conn, "select pg_is_in_recovery()");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    PQclear(res);
    PQfinish(conn);
    return NULL;
  }
  PQclear(res);
  return conn;
}

int monitor(const char *conninfo) {
  PGconn *conn = NULL;
  for (int i = 0; i < 6; i++) {
    conn = find_primary(conninfo);
    if (PQstatus(conn) == CONNECTION_OK)
      break;
  }
  if (PQstatus(conn) != CONNECTION_OK)
    return -1;
  PQfinish(conn);
  return 0;
}
