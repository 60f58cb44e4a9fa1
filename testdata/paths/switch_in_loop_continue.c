// SPDX-License-Identifier: Apache-2.0
// `continue` inside a switch inside a loop: it leaves both, the result with them.
#include <libpq-fe.h>
int pump(PGconn *conn, const char **statements, int n) {
  int ok = 0;
  for (int i = 0; i < n; i++) {
    PGresult *res = PQexec(conn, statements[i]);
    switch (PQresultStatus(res)) {
    case PGRES_EMPTY_QUERY:
      continue; // expect-connleak-error-path {'res' from PQexec()}
    case PGRES_COMMAND_OK:
      ok++;
      break;
    default:
      break;
    }
    PQclear(res);
  }
  return ok;
}
