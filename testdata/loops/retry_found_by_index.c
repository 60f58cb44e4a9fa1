// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Whether the loop ended by break is asked of its index.
#include <libpq-fe.h>
int version(const char *dsn, int max) {
  PGconn *conn = NULL;
  int i;
  for (i = 0; i < max; i++) {
    conn = PQconnectdb(dsn);
    if (PQstatus(conn) == CONNECTION_OK) break;
    PQfinish(conn);
  }
  if (i >= max) return -1;
  int v = PQserverVersion(conn);
  PQfinish(conn);
  return v;
}
