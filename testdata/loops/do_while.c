// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

int wait_for(const char *conninfo) {
  PGconn *conn;
  int tries = 0;
  do {
    conn = PQconnectdb(conninfo); // expect-connleak-overwrite {'conn' from PQconnectdb()}
  } while (PQstatus(conn) != CONNECTION_OK && ++tries < 10);
  int ok = PQstatus(conn) == CONNECTION_OK;
  PQfinish(conn);
  return ok;
}
