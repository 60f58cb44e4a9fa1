// SPDX-License-Identifier: Apache-2.0
#include "db.h"
#include <stdio.h>

PGconn *db_open(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK) return conn;
  PQfinish(conn);
  return NULL;
}

void db_close(PGconn *conn) { PQfinish(conn); }

int db_rows(PGconn *conn, const char *table) {
  char sql[128];
  snprintf(sql, sizeof sql, "select 1 from %s", table);
  PGresult *res = PQexec(conn, sql);
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}
