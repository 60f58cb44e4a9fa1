// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <stdlib.h>

int all(const char **hosts) {
  PGconn **conns = NULL;
  int n = 0;
  for (; hosts[n]; n++) {
    PGconn **more = realloc(conns, (size_t)(n + 1) * sizeof *conns);
    if (!more) break;
    conns = more;
    conns[n] = PQconnectdb(hosts[n]);
  }
  for (int i = 0; i < n; i++) PQfinish(conns[i]);
  free(conns);
  return n;
}
