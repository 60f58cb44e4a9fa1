// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Only the slot at the remembered index is open.
#include <libpq-fe.h>
int run(const char *const *dsns, int n) {
  PGconn *slots[8] = {0};
  int open_at = -1;
  for (int i = 0; i < n && i < 8; i++) {
    slots[i] = PQconnectdb(dsns[i]);
    if (PQstatus(slots[i]) == CONNECTION_OK) {
      open_at = i;
      break;
    }
    PQfinish(slots[i]);
    slots[i] = NULL;
  }
  if (open_at < 0) return -1;
  int v = PQserverVersion(slots[open_at]);
  PQfinish(slots[open_at]);
  return v;
}
