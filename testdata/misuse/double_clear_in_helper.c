// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

static void check(PGconn *conn, PGresult *result) {
  if (PQresultStatus(result) != PGRES_COMMAND_OK) PQclear(result);
}

void run(PGconn *conn) {
  PGresult *result = PQexec(conn, "BEGIN");
  check(conn, result);
  PQclear(result); // expect-connleak-double-release {'result'}
}
