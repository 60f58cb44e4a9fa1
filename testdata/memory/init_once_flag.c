// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Two-phase init: a flag says that the global is made.
#include <libpq-fe.h>
#include <stdbool.h>
static bool initialised;
static PGconn *conn;
static bool init(const char *dsn) {
  if (initialised) return true;
  conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return false;
  }
  initialised = true;
  return true;
}
int query(const char *dsn, const char *sql) {
  if (!init(dsn)) return -1;
  PGresult *res = PQexec(conn, sql);
  int ok = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  return ok;
}
void fini(void) {
  if (!initialised) return;
  PQfinish(conn);
  initialised = false;
}
