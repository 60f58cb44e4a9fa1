// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same slot with the release.
#include <libpq-fe.h>
struct slot { PGconn *conn; int failures; };
int attach(struct slot *slots, unsigned id, const char *dsn) {
  if (slots[id].conn) PQfinish(slots[id].conn);
  slots[id].conn = PQconnectdb(dsn);
  if (PQstatus(slots[id].conn) != CONNECTION_OK) {
    slots[id].failures++;
    PQfinish(slots[id].conn);
    slots[id].conn = NULL;
    return -1;
  }
  return 0;
}
