// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The status of a result never changes.
#include <libpq-fe.h>
int run(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  if (PQresultStatus(res) == PGRES_TUPLES_OK) {
    PQclear(res);
    return 1;
  }
  ExecStatusType status = PQresultStatus(res);
  PQclear(res);
  return status == PGRES_TUPLES_OK ? 2 : 0;
}
