// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A flag in the topmost bit says whether there is a connection.
#include <libpq-fe.h>
#include <stdint.h>

#define CONNECTED (UINT64_C(1) << 63)

int run(uint64_t flags, const char *dsn) {
  PGconn *conn = NULL;
  int version = 0;
  if (flags & CONNECTED)
    conn = PQconnectdb(dsn);
  if (flags & 1)
    ++version;
  if (flags & CONNECTED) {
    version += PQserverVersion(conn);
    PQfinish(conn);
  }
  return version;
}
