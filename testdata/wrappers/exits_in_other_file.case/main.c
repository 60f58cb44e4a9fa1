// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// fatal() is defined in another file without any attribute; it never returns.
#include <libpq-fe.h>
#include "fatal.h"
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) fatal("%s", PQerrorMessage(conn));
  PGresult *res = PQexec(conn, "select 1");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    warn_user(1, "query failed\n");
    return -1;
  }
  int n = PQntuples(res);
  PQclear(res);
  PQfinish(conn);
  return n;
}
