// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A statement is repeated on a serialisation failure; each result is cleared before the next attempt.
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
    int retry = state && strcmp(state, "40001") == 0 && ++tries < 5;
    PQclear(res);
    if (!retry) return -1;
  }
}
