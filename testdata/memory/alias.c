// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  PGconn *same = conn;
  PGconn **where = &same;
  conn = NULL;
  PQfinish(*where);
  return 0;
}
