// SPDX-License-Identifier: Apache-2.0
// The standby takes the primary's place, whose broken handle is forgotten.
#include <libpq-fe.h>
static PGconn *primary, *standby;
int start(const char *a, const char *b) {
  primary = PQconnectdb(a);
  standby = PQconnectdb(b);
  if (PQstatus(primary) != CONNECTION_OK) {
    primary = standby; // expect-connleak-overwrite {'primary' from PQconnectdb()}
    standby = NULL;
  }
  return PQstatus(primary) == CONNECTION_OK;
}
void stop(void) {
  PQfinish(primary);
  PQfinish(standby);
}
