// SPDX-License-Identifier: Apache-2.0
// The hash is used in a statement and never freed.
#include <libpq-fe.h>
#include <stdio.h>
int set_password(PGconn *conn, const char *user, const char *password) {
  char sql[512];
  char *hash = PQencryptPasswordConn(conn, password, user, NULL);
  if (!hash) return -1;
  snprintf(sql, sizeof sql, "alter role %s password '%s'", user, hash);
  PGresult *res = PQexec(conn, sql);
  int ok = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  return ok ? 0 : -1; // expect-connleak-never-released {'hash' from PQencryptPasswordConn()}
}
