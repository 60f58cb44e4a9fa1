// SPDX-License-Identifier: Apache-2.0
// A file-scope handle is overwritten while open: the old one can never be finished.
#include <libpq-fe.h>

static PGconn *conn;

int reconnect(const char *conninfo) {
  conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    conn = PQconnectdb(conninfo); // expect-connleak-overwrite {'conn' from PQconnectdb()}
  }
  return PQstatus(conn) == CONNECTION_OK;
}

void stop(void) { PQfinish(conn); }
