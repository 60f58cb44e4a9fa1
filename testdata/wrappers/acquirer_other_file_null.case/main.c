// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
PGconn *open_conn(const char *conninfo);

int check_nodes(const char **nodes, int n) {
  int up = 0;
  for (int i = 0; i < n; i++) {
    PGconn *conn = open_conn(nodes[i]);
    if (!conn) continue;
    up++;
    PQfinish(conn);
  }
  return up;
}
