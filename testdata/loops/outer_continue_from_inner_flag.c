// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The inner loop only sets a flag; the outer one cleans up and continues.
#include <libpq-fe.h>
#include <string.h>
int scan(PGconn *conn, const char *const *queries, int n) {
  int clean = 0;
  for (int i = 0; i < n; i++) {
    int bad = 0;
    PGresult *res = PQexec(conn, queries[i]);
    for (int row = 0; row < PQntuples(res); row++) {
      if (strlen(PQgetvalue(res, row, 0)) > 63) {
        bad = 1;
        break;
      }
    }
    if (bad) {
      PQclear(res);
      continue;
    }
    clean++;
    PQclear(res);
  }
  return clean;
}
