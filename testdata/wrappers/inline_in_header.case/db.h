// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
static inline PGconn *db_open(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK) return conn;
  PQfinish(conn);
  return NULL;
}
static inline int db_is_up(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-never-released {'conn' from PQconnectdb()}
}
