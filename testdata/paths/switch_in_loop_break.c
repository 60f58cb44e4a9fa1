// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// `break` in the switch does not leave the loop: the clear below is reached.
#include <libpq-fe.h>
int pump(PGconn *conn, const char **statements, int n) {
  int ok = 0;
  for (int i = 0; i < n; i++) {
    PGresult *res = PQexec(conn, statements[i]);
    switch (PQresultStatus(res)) {
    case PGRES_EMPTY_QUERY:
    case PGRES_NONFATAL_ERROR:
      break;
    case PGRES_FATAL_ERROR:
      PQclear(res);
      return -1;
    default:
      ok++;
    }
    PQclear(res);
  }
  return ok;
}
