// SPDX-License-Identifier: Apache-2.0
// The wrapper in the other file returns a handle even when the login failed.
#include "db.h"

int check_nodes(const char **nodes, int n) {
  int up = 0;
  for (int i = 0; i < n; i++) {
    PGconn *conn = open_conn(nodes[i]);
    if (PQstatus(conn) != CONNECTION_OK) continue; // expect-connleak-error-path {'conn' from open_conn()}
    up++;
    PQfinish(conn);
  }
  return up;
}
