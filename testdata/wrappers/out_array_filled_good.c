// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Filled by one helper, finished by another.
#include <libpq-fe.h>
static int open_many(PGconn **out, const char *const *dsns, int n) {
  int up = 0;
  for (int i = 0; i < n; i++) {
    out[i] = PQconnectdb(dsns[i]);
    if (PQstatus(out[i]) == CONNECTION_OK) up++;
  }
  return up;
}
static void close_many(PGconn **conns, int n) {
  for (int i = 0; i < n; i++) {
    if (conns[i]) PQfinish(conns[i]);
    conns[i] = NULL;
  }
}
int run(const char *const *dsns, int n) {
  PGconn *conns[32];
  if (n > 32) return -1;
  int up = open_many(conns, dsns, n);
  close_many(conns, n);
  return up;
}
