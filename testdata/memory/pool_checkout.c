// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A free slot of the pool is filled on demand; the pool keeps it.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>
struct slot { PGconn *conn; bool busy; };
static struct slot pool[16];
PGconn *checkout(const char *dsn) {
  for (size_t i = 0; i < sizeof pool / sizeof pool[0]; i++) {
    struct slot *slot = &pool[i];
    if (slot->busy) continue;
    if (!slot->conn) slot->conn = PQconnectdb(dsn);
    if (PQstatus(slot->conn) != CONNECTION_OK) {
      PQfinish(slot->conn);
      slot->conn = NULL;
      return NULL;
    }
    slot->busy = true;
    return slot->conn;
  }
  return NULL;
}
