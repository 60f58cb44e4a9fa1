// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One ok flag guards every step; the release only asks for what it needs.
#include <libpq-fe.h>
#include <stdbool.h>
bool migrate(const char *dsn, const char *const *steps) {
  bool ok = true;
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) ok = false;
  for (int i = 0; ok && steps[i]; i++) {
    PGresult *res = PQexec(conn, steps[i]);
    if (PQresultStatus(res) != PGRES_COMMAND_OK) ok = false;
    PQclear(res);
  }
  PQfinish(conn);
  return ok;
}
