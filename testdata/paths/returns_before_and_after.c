// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Returns before the acquisition owe nothing; returns after the release neither.
#include <libpq-fe.h>
#include <string.h>
int apply(const char *dsn, const char *sql) {
  if (dsn == NULL || *dsn == '\0') return -1;
  if (strncmp(dsn, "postgres://", 11) != 0) return -2;
  PGconn *conn = PQconnectdb(dsn);
  ConnStatusType status = PQstatus(conn);
  if (status != CONNECTION_OK) {
    PQfinish(conn);
    return -3;
  }
  PGresult *res = PQexec(conn, sql);
  ExecStatusType result = PQresultStatus(res);
  PQclear(res);
  PQfinish(conn);
  if (result == PGRES_COMMAND_OK) return 0;
  return result == PGRES_TUPLES_OK ? 1 : -4;
}
