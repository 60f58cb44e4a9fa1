// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdio.h>

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    fprintf(stderr, "%s", PQerrorMessage(conn)); // expect-connleak-use-after-release {'conn'}
    return -1;
  }
  PQfinish(conn);
  return 0;
}
