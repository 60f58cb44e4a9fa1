// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

PGconn *open_conn(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return NULL;
  }
  return conn;
}
