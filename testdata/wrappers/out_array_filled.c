// SPDX-License-Identifier: Apache-2.0
// A helper fills the caller's array and tells how many; the caller finishes one less.
// Known gap: what is found at a known place of an array filled by index may be the one that is observed or another.
#include <libpq-fe.h>
static int open_many(PGconn **out, const char *const *dsns, int n) {
  int i;
  for (i = 0; i < n; i++) out[i] = PQconnectdb(dsns[i]);
  return i;
}
int run(const char *const dsns[2]) {
  PGconn *conns[2];
  open_many(conns, dsns, 2);
  int v = PQserverVersion(conns[0]);
  PQfinish(conns[0]);
  return v; // gap: misses connleak-error-path
}
