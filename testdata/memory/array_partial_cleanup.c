// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// When one slot fails, those before it are finished in reverse.
#include <libpq-fe.h>
int open_all(const char *const *hosts, PGconn **slots, int n) {
  int i;
  for (i = 0; i < n; i++) {
    slots[i] = PQconnectdb(hosts[i]);
    if (PQstatus(slots[i]) != CONNECTION_OK) goto fail;
  }
  return 0;
fail:
  for (; i >= 0; i--) {
    PQfinish(slots[i]);
    slots[i] = NULL;
  }
  return -1;
}
