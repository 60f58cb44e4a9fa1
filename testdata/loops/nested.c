// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int scan(const char **hosts, int n, const char **tables, int m) {
  int rows = 0;
  for (int i = 0; i < n; i++) {
    PGconn *conn = PQconnectdb(hosts[i]);
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      continue;
    }
    for (int j = 0; j < m; j++) {
      PGresult *result = PQexec(conn, tables[j]);
      if (PQresultStatus(result) != PGRES_TUPLES_OK) {
        PQclear(result);
        break;
      }
      rows += PQntuples(result);
      PQclear(result);
    }
    PQfinish(conn);
  }
  return rows;
}
