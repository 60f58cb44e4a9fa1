// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// State of the session in an enum; the release asks the state.
#include <libpq-fe.h>
enum state { CLOSED, OPEN, IN_TRANSACTION };
int transfer(const char *dsn, const char *sql) {
  enum state state = CLOSED;
  int rc = -1;
  PGconn *conn = PQconnectdb(dsn);
  state = OPEN;
  if (PQstatus(conn) == CONNECTION_OK) {
    PQclear(PQexec(conn, "begin"));
    state = IN_TRANSACTION;
    PGresult *res = PQexec(conn, sql);
    rc = PQresultStatus(res) == PGRES_COMMAND_OK ? 0 : -2;
    PQclear(res);
  }
  if (state == IN_TRANSACTION) PQclear(PQexec(conn, rc == 0 ? "commit" : "rollback"));
  if (state != CLOSED) PQfinish(conn);
  return rc;
}
