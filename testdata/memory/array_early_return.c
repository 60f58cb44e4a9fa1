// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int all(const char **hosts, int n) {
  PGconn *conns[16];
  if (n > 16) n = 16;
  for (int i = 0; i < n; i++) {
    conns[i] = PQconnectdb(hosts[i]);
    if (PQstatus(conns[i]) != CONNECTION_OK) return -1; // expect-connleak-error-path {'conns[i]' from PQconnectdb()}
  }
  for (int i = 0; i < n; i++) PQfinish(conns[i]);
  return n;
}
