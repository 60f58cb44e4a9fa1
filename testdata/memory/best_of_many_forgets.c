// SPDX-License-Identifier: Apache-2.0
// A better one replaces the best so far, which stays open.
#include <libpq-fe.h>
PGconn *newest_server(const char *const *dsns, int n) {
  PGconn *best = NULL;
  int best_version = 0;
  for (int i = 0; i < n; i++) {
    PGconn *conn = PQconnectdb(dsns[i]);
    int version = PQserverVersion(conn);
    if (version > best_version) {
      best = conn; // expect-connleak-overwrite {'conn' from PQconnectdb()}
      best_version = version;
    } else {
      PQfinish(conn);
    }
  }
  return best;
}
