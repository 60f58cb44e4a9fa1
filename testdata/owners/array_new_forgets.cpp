// SPDX-License-Identifier: Apache-2.0
// The array that new[] made is deleted, and its class has no destructor that finishes.
#include <libpq-fe.h>

struct Slot {
  PGconn *conn = nullptr;
};

void spread(const char *dsn, int n) {
  Slot *slots = new Slot[n];
  slots[0].conn = PQconnectdb(dsn);
  PQclear(PQexec(slots[0].conn, "select 1"));
  delete[] slots; // expect-connleak-never-released
}
