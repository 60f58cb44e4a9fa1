// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A variable-length array holds the connections.
#include <libpq-fe.h>
int run(const char *const *dsns, int n) {
  if (n < 1 || n > 64) return -1;
  PGconn *conns[n];
  int up = 0;
  for (int i = 0; i < n; i++) conns[i] = PQconnectdb(dsns[i]);
  for (int i = n - 1; i >= 0; i--) {
    if (PQstatus(conns[i]) == CONNECTION_OK) up++;
    PQfinish(conns[i]);
  }
  return up;
}
