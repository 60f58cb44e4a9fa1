// SPDX-License-Identifier: Apache-2.0
// The retry takes the loop's head again before the clear.
#include <libpq-fe.h>
#include <string.h>
int exec_retry(PGconn *conn, const char *sql) {
  int tries = 0;
  for (;;) {
    PGresult *res = PQexec(conn, sql);
    if (PQresultStatus(res) == PGRES_COMMAND_OK) {
      PQclear(res);
      return 0;
    }
    const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
    if (state && strcmp(state, "40001") == 0 && ++tries < 5) continue; // expect-connleak-error-path {'res' from PQexec()}
    PQclear(res);
    return -1;
  }
}
