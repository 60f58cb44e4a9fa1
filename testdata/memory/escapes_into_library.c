// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Handed to a container that is not in sight.
#include <libpq-fe.h>

void pool_add(void *pool, PGconn *conn);

int fill(void *pool, const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  pool_add(pool, conn);
  return 0;
}
