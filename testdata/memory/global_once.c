// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Nothing here says that start() is ever called twice.
#include <libpq-fe.h>

static PGconn *conn;

int start(const char *conninfo) {
  conn = PQconnectdb(conninfo);
  return PQstatus(conn) == CONNECTION_OK;
}

void stop(void) { PQfinish(conn); }
