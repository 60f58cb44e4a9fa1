// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int run(PGconn *conn, const char *sql) {
  int code = -1;
  PGresult *result = PQexec(conn, sql);
  switch (PQresultStatus(result)) {
  case PGRES_TUPLES_OK:
    code = 1;
    /* fallthrough */
  case PGRES_COMMAND_OK:
    code++;
    break;
  default:
    break;
  }
  PQclear(result);
  return code;
}
