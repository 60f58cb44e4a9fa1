// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  PGconn **where = &conn;
  *where = NULL; // expect-connleak-overwrite {'conn' from PQconnectdb()}
  PQfinish(conn);
  return 0;
}
