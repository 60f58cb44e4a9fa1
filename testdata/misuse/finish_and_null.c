// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    conn = NULL;
  }
  PQfinish(conn);
  return 0;
}
