// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

union any { void *pointer; PGconn *conn; };

int run(const char *conninfo) {
  union any any;
  any.pointer = PQconnectdb(conninfo);
  PQfinish(any.conn);
  return 0;
}
