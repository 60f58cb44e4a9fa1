// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int scan(PGconn *conn, const char **tables, int m) {
  int rows = 0;
  for (int round = 0; round < 3; round++) {
    for (int j = 0; j < m; j++) {
      PGresult *result = PQexec(conn, tables[j]);
      if (PQntuples(result) == 0) continue; // expect-connleak-error-path {'result' from PQexec()}
      rows += PQntuples(result);
      PQclear(result);
    }
  }
  return rows;
}
