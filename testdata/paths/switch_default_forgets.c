// SPDX-License-Identifier: Apache-2.0
// The default case only sets the error code and returns.
#include <libpq-fe.h>
enum outcome { ROWS, DONE, FAILED };
enum outcome run_statement(PGconn *conn, const char *sql, int *rows) {
  PGresult *res = PQexec(conn, sql);
  switch (PQresultStatus(res)) {
  case PGRES_TUPLES_OK:
  case PGRES_SINGLE_TUPLE:
    *rows = PQntuples(res);
    break;
  case PGRES_COMMAND_OK:
    *rows = 0;
    break;
  default:
    return FAILED; // expect-connleak-error-path {'res' from PQexec()}
  }
  PQclear(res);
  return *rows ? ROWS : DONE;
}
