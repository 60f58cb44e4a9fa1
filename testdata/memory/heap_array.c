// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

int all(const char **hosts, int n) {
  PGconn **conns = calloc((size_t)n, sizeof *conns);
  if (!conns) return -1;
  for (int i = 0; i < n; i++) conns[i] = PQconnectdb(hosts[i]);
  for (int i = 0; i < n; i++) PQfinish(conns[i]);
  free(conns);
  return n;
}
