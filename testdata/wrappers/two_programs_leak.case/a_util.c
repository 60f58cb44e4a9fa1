// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
PGconn *connect_or_null(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK) return conn;
  PQfinish(conn);
  return NULL;
}
