// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int transaction(PGconn *conn) {
  PGresult *result = PQexec(conn, "BEGIN");
  if (PQresultStatus(result) != PGRES_COMMAND_OK) {
    PQclear(result);
    return -1;
  }
  result = PQexec(conn, "COMMIT"); // expect-connleak-overwrite {'result' from PQexec()}
  int ok = PQresultStatus(result) == PGRES_COMMAND_OK;
  PQclear(result);
  return ok;
}
