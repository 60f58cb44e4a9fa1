// SPDX-License-Identifier: Apache-2.0
// The array is freed, what it holds is not.
#include <libpq-fe.h>
#include <stdlib.h>

int all(const char **hosts, int n) {
  PGconn **conns = calloc((size_t)n, sizeof *conns);
  int up = 0;
  if (!conns) return -1;
  for (int i = 0; i < n; i++) {
    conns[i] = PQconnectdb(hosts[i]);
    up += PQstatus(conns[i]) == CONNECTION_OK;
  }
  free(conns); // expect-connleak-never-released {'conns[i]' from PQconnectdb()}
  return up;
}
