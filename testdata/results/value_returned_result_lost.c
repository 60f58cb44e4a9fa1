// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdlib.h>

int number(PGconn *conn) {
  PGresult *result = PQexec(conn, "select 1");
  return atoi(PQgetvalue(result, 0, 0)); // expect-connleak-never-released {'result' from PQexec()}
}
