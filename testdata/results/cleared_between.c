// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int transaction(PGconn *conn) {
  PGresult *result = PQexec(conn, "BEGIN");
  PQclear(result);
  result = PQexec(conn, "COMMIT");
  int ok = PQresultStatus(result) == PGRES_COMMAND_OK;
  PQclear(result);
  return ok;
}
