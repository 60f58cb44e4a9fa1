// SPDX-License-Identifier: Apache-2.0
// The caller frees the array and not what it holds.
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
int run(const char *const *dsns) {
  size_t n = 0;
  PGconn **conns = open_all(dsns, &n);
  if (!conns) return -1;
  int v = n ? PQserverVersion(conns[0]) : 0;
  free(conns); // expect-connleak-never-released {from open_all()}
  return v;
}
