// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// What is opened in a round is handed over to a slot; only what found none is finished.
#include <libpq-fe.h>
struct worker { PGconn *conn; int busy; };
int spread(struct worker *workers, int n, const char *const *dsns, int m) {
  int placed = 0;
  for (int i = 0; i < m; i++) {
    PGconn *conn = PQconnectdb(dsns[i]);
    struct worker *idle = NULL;
    for (int w = 0; w < n; w++) {
      if (!workers[w].busy) {
        idle = &workers[w];
        break;
      }
    }
    if (!idle) {
      PQfinish(conn);
      continue;
    }
    idle->conn = conn;
    idle->busy = 1;
    placed++;
  }
  return placed;
}
