// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Opened in the round that first needs it, finished once behind the loop.
#include <libpq-fe.h>
int flush(const char *dsn, const char *const *lines, int n) {
  PGconn *conn = NULL;
  int sent = 0;
  for (int i = 0; i < n; i++) {
    if (lines[i][0] == '#') continue;
    if (!conn) {
      conn = PQconnectdb(dsn);
      if (PQstatus(conn) != CONNECTION_OK) break;
    }
    PQclear(PQexec(conn, lines[i]));
    sent++;
  }
  PQfinish(conn);
  return sent;
}
