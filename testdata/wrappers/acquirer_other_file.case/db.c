// SPDX-License-Identifier: Apache-2.0
#include "db.h"

PGconn *open_conn(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) log_failure(PQerrorMessage(conn));
  return conn;
}
