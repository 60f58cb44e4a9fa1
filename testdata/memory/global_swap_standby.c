// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Failover swaps the two globals.
#include <libpq-fe.h>
static PGconn *primary, *standby;
void start(const char *a, const char *b) {
  primary = PQconnectdb(a);
  standby = PQconnectdb(b);
}
void failover(void) {
  PGconn *old = primary;
  primary = standby;
  standby = old;
  PQreset(standby);
}
void stop(void) {
  PQfinish(primary);
  PQfinish(standby);
  primary = standby = NULL;
}
