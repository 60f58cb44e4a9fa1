// SPDX-License-Identifier: Apache-2.0
// The slot of an id is taken again without a look at what it holds.
#include <libpq-fe.h>
static PGconn *slots[32];
int attach(unsigned id, const char *dsn) {
  if (id >= 32) return -1;
  slots[id] = PQconnectdb(dsn);
  if (PQstatus(slots[id]) != CONNECTION_OK) {
    slots[id] = NULL; // expect-connleak-overwrite
    return -1;
  }
  return 0;
}
void detach(unsigned id) {
  if (id >= 32) return;
  PQfinish(slots[id]);
  slots[id] = NULL;
}
