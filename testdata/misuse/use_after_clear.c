// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdio.h>

int run(PGconn *conn) {
  PGresult *result = PQexec(conn, "select 1");
  PQclear(result);
  printf("%s\n", PQgetvalue(result, 0, 0)); // expect-connleak-use-after-release {'result'}
  return 0;
}
