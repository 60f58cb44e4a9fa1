// SPDX-License-Identifier: Apache-2.0
// One case of the switch forgets the result.
#include <libpq-fe.h>

int run(PGconn *conn, const char *sql) {
  PGresult *result = PQexec(conn, sql);
  switch (PQresultStatus(result)) {
  case PGRES_TUPLES_OK:
    PQclear(result);
    return 1;
  case PGRES_COMMAND_OK:
    return 0; // expect-connleak-error-path {'result' from PQexec()}
  default:
    PQclear(result);
    return -1;
  }
}
