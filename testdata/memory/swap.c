// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

void failover(const char *a, const char *b) {
  PGconn *primary = PQconnectdb(a), *standby = PQconnectdb(b);
  if (PQstatus(primary) != CONNECTION_OK) {
    PGconn *t = primary;
    primary = standby;
    standby = t;
  }
  PQclear(PQexec(primary, "select 1"));
  PQfinish(primary);
  PQfinish(standby);
}
