// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Three fixed slots named by an enum.
#include <libpq-fe.h>
enum { READ, WRITE, ADMIN, SLOTS };
int run(const char *dsn) {
  PGconn *slots[SLOTS];
  slots[READ] = PQconnectdb(dsn);
  slots[WRITE] = PQconnectdb(dsn);
  slots[ADMIN] = PQconnectdb(dsn);
  int up = 0;
  for (int i = READ; i < SLOTS; i++) up += PQstatus(slots[i]) == CONNECTION_OK;
  PQfinish(slots[ADMIN]);
  PQfinish(slots[WRITE]);
  PQfinish(slots[READ]);
  return up;
}
