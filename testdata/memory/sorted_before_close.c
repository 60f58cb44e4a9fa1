// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The array is sorted by a comparison function between opening and closing.
#include <libpq-fe.h>
#include <stdlib.h>
static int by_version(const void *a, const void *b) {
  return PQserverVersion(*(PGconn *const *)a) - PQserverVersion(*(PGconn *const *)b);
}
int newest(const char *const dsns[4]) {
  PGconn *conns[4];
  for (int i = 0; i < 4; i++) conns[i] = PQconnectdb(dsns[i]);
  qsort(conns, 4, sizeof conns[0], by_version);
  int v = PQserverVersion(conns[3]);
  for (int i = 0; i < 4; i++) PQfinish(conns[i]);
  return v;
}
