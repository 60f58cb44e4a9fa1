// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Everything wanted is read before the clear, nothing after it.
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>
int run(PGconn *conn, const char *sql, char *state, size_t size) {
  int rc = 0;
  PGresult *res = PQexec(conn, sql);
  if (PQresultStatus(res) == PGRES_FATAL_ERROR) {
    const char *code = PQresultErrorField(res, PG_DIAG_SQLSTATE);
    snprintf(state, size, "%s", code ? code : "?????");
    rc = -1;
  } else {
    snprintf(state, size, "%s", "00000");
  }
  PQclear(res);
  return rc;
}
