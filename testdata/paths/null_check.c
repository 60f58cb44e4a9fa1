// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int work(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (!conn) return -1;
  PGresult *result = PQexec(conn, "select 1");
  if (result == NULL) {
    PQfinish(conn);
    return -1;
  }
  PQclear(result);
  PQfinish(conn);
  return 0;
}
