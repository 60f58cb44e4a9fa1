// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

static PGconn *conn;

int start(const char *conninfo) {
  conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    conn = NULL; // expect-connleak-overwrite {'conn' from PQconnectdb()}
    return 0;
  }
  return 1;
}

void stop(void) { PQfinish(conn); }
