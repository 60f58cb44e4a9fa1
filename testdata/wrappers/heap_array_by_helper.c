// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A helper returns a heap array with its length by out-parameter.
#include <libpq-fe.h>
#include <stdlib.h>
static PGconn **open_all(const char *const *dsns, size_t *count) {
  size_t n = 0;
  while (dsns[n]) n++;
  PGconn **conns = calloc(n, sizeof *conns);
  if (!conns) return NULL;
  for (size_t i = 0; i < n; i++) conns[i] = PQconnectdb(dsns[i]);
  *count = n;
  return conns;
}
static void close_all(PGconn **conns, size_t count) {
  for (size_t i = 0; i < count; i++) PQfinish(conns[i]);
  free(conns);
}
int run(const char *const *dsns) {
  size_t n = 0;
  PGconn **conns = open_all(dsns, &n);
  if (!conns) return -1;
  int v = n ? PQserverVersion(conns[0]) : 0;
  close_all(conns, n);
  return v;
}
