// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQfinish(NULL) and PQclear(NULL) do nothing.
#include <libpq-fe.h>

int run(const char *conninfo, int wanted) {
  PGconn *conn = NULL;
  PGresult *result = NULL;
  if (wanted) conn = PQconnectdb(conninfo);
  if (conn && PQstatus(conn) == CONNECTION_OK) result = PQexec(conn, "select 1");
  PQclear(result);
  PQfinish(conn);
  return wanted;
}
