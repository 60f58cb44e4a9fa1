// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

PGconn *login(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) == CONNECTION_BAD) {
    PQfinish(conn);
    return NULL;
  }
  return conn;
}
