// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int all(const char **hosts, int n) {
  PGconn *conns[16];
  int up = 0;
  if (n > 16) n = 16;
  for (int i = 0; i < n; i++) conns[i] = PQconnectdb(hosts[i]);
  for (int i = 0; i < n; i++) up += PQstatus(conns[i]) == CONNECTION_OK;
  for (int i = 0; i < n; i++) PQfinish(conns[i]);
  return up;
}
