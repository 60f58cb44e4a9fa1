// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A pool hands the handle to a slot of a global ring after finishing what the slot held.
#include <libpq-fe.h>
#define SLOTS 8
static PGconn *ring[SLOTS];
static unsigned next_slot;
void remember(const char *dsn) {
  unsigned slot = next_slot++ % SLOTS;
  if (ring[slot]) PQfinish(ring[slot]);
  ring[slot] = PQconnectdb(dsn);
}
void forget_all(void) {
  for (unsigned i = 0; i < SLOTS; i++) {
    PQfinish(ring[i]);
    ring[i] = NULL;
  }
}
