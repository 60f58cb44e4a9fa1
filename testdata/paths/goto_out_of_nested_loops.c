// SPDX-License-Identifier: Apache-2.0
// A goto leaves two loops at once, and the inner result with them.
// Known gap: told at the end of the loop's body instead of at the goto.
#include <libpq-fe.h>
#include <string.h>
int find_host(PGconn *conn, const char **tables, int n, const char *host) {
  int found = 0;
  for (int i = 0; i < n; i++) {
    PGresult *res = PQexec(conn, tables[i]);
    for (int row = 0; row < PQntuples(res); row++) {
      if (strcmp(PQgetvalue(res, row, 0), host) == 0) {
        found = 1;
        goto done; // gap: misses connleak-error-path
      }
    }
    PQclear(res);
  } // gap: false connleak-error-path
done:
  return found;
}
