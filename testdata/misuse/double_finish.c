// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
  }
  PQfinish(conn); // expect-connleak-double-release {'conn'}
  return 0;
}
