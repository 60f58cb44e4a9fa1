// SPDX-License-Identifier: Apache-2.0
// An array that new[] made of a class with a destructor, filled by index; delete[] finishes all.
// Known gap: which elements delete[] destroys, of an unknown number or one filled by index, is not known.
#include <libpq-fe.h>

struct Slot {
  PGconn *conn = nullptr;
  ~Slot() { PQfinish(conn); }
};

void filled_in_a_loop(const char *dsn) {
  Slot *slots = new Slot[2];
  for (int i = 0; i < 2; ++i)
    slots[i].conn = PQconnectdb(dsn);
  delete[] slots; // gap: false connleak-error-path
}

void first_of_many(const char *dsn, int n) {
  Slot *slots = new Slot[n];
  slots[0].conn = PQconnectdb(dsn);
  delete[] slots; // gap: false connleak-error-path
}
