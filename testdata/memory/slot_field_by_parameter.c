// SPDX-License-Identifier: Apache-2.0
// A slot's field by an index that is a parameter: set, tested and dropped under the same index.
#include <libpq-fe.h>
struct slot { PGconn *conn; int failures; };
int attach(struct slot *slots, unsigned id, const char *dsn) {
  slots[id].conn = PQconnectdb(dsn);
  if (PQstatus(slots[id].conn) != CONNECTION_OK) {
    slots[id].failures++;
    slots[id].conn = NULL; // expect-connleak-overwrite
    return -1;
  }
  return 0;
}
