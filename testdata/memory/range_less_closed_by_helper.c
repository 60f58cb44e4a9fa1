// SPDX-License-Identifier: Apache-2.0
// The same with `<`, over an array filled in a loop.
// case: expect-none
#include <libpq-fe.h>
static void finish_range(PGconn **at, PGconn **end) {
  for (; at < end; at++) PQfinish(*at);
}
int run(const char *const *dsns, int n) {
  PGconn *conns[8];
  if (n > 8) n = 8;
  for (int i = 0; i < n; i++) conns[i] = PQconnectdb(dsns[i]);
  finish_range(conns, conns + n);
  return n;
}
