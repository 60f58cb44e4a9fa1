// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The best connection so far is kept, the other one is finished.
#include <libpq-fe.h>
PGconn *newest_server(const char *const *dsns, int n) {
  PGconn *best = NULL;
  int best_version = 0;
  for (int i = 0; i < n; i++) {
    PGconn *conn = PQconnectdb(dsns[i]);
    int version = PQserverVersion(conn);
    if (version > best_version) {
      if (best) PQfinish(best);
      best = conn;
      best_version = version;
    } else {
      PQfinish(conn);
    }
  }
  return best;
}
