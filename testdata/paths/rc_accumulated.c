// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Error codes are or-ed together; the release does not depend on them.
#include <libpq-fe.h>
static int exec(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  int failed = PQresultStatus(res) != PGRES_COMMAND_OK;
  PQclear(res);
  return failed;
}
int run(const char *dsn) {
  int failed = 0;
  PGconn *conn = PQconnectdb(dsn);
  failed |= exec(conn, "begin");
  failed |= exec(conn, "update t set x = 1");
  failed |= exec(conn, failed ? "rollback" : "commit");
  PQfinish(conn);
  return -failed;
}
