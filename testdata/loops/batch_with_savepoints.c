// SPDX-License-Identifier: Apache-2.0
// A failing row is rolled back to its savepoint and skipped together with its result.
#include <libpq-fe.h>
#include <stdio.h>
int load(PGconn *conn, const char *const *rows, int n) {
  int bad = 0;
  PQclear(PQexec(conn, "begin"));
  for (int i = 0; i < n; i++) {
    PQclear(PQexec(conn, "savepoint s"));
    PGresult *res = PQexec(conn, rows[i]);
    if (PQresultStatus(res) == PGRES_COMMAND_OK) {
      PQclear(res);
      PQclear(PQexec(conn, "release s"));
      continue;
    }
    bad++;
    PQclear(PQexec(conn, "rollback to s"));
    if (bad > 100) {
      PQclear(res);
      break;
    }
  } // expect-connleak-error-path {'res' from PQexec()}
  PQclear(PQexec(conn, "commit"));
  return bad;
}
