// SPDX-License-Identifier: Apache-2.0
// Opened twice in the same slot of a local array.
#include <libpq-fe.h>
int run(unsigned which, const char *a, const char *b) {
  PGconn *slots[4] = {0};
  if (which >= 4) return -1;
  slots[which] = PQconnectdb(a);
  if (PQstatus(slots[which]) != CONNECTION_OK) slots[which] = PQconnectdb(b); // expect-connleak-overwrite
  int v = PQserverVersion(slots[which]);
  PQfinish(slots[which]);
  return v;
}
