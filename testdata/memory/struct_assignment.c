// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

struct session { int id; PGconn *conn; };

int run(const char *conninfo) {
  struct session a = {1, PQconnectdb(conninfo)};
  struct session b;
  b = a;
  int n = PQserverVersion(b.conn);
  PQfinish(b.conn);
  return n;
}
