// SPDX-License-Identifier: Apache-2.0
// A fixed array whose clean-up loop skips what is not up.
// Known gap: what a clean-up loop skips in an array is not told; in a list it is.
#include <libpq-fe.h>
#define N 3
int run(const char *const dsns[N]) {
  PGconn *conns[N];
  for (int i = 0; i < N; i++) conns[i] = PQconnectdb(dsns[i]);
  int v = PQserverVersion(conns[0]);
  for (int i = 0; i < N; i++)
    if (PQstatus(conns[i]) == CONNECTION_OK) PQfinish(conns[i]);
  return v; // gap: misses connleak-error-path
}
