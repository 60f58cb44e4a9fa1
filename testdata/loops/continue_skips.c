// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int ping_all(const char **hosts, int n) {
  int up = 0;
  for (int i = 0; i < n; i++) {
    PGconn *conn = PQconnectdb(hosts[i]);
    if (PQstatus(conn) != CONNECTION_OK) continue; // expect-connleak-error-path {'conn' from PQconnectdb()}
    up++;
    PQfinish(conn);
  }
  return up;
}
