// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

static PGconn *conn;

int start(const char *conninfo) {
  if (conn != NULL) return 1;
  conn = PQconnectdb(conninfo);
  return PQstatus(conn) == CONNECTION_OK;
}

void stop(void) {
  PQfinish(conn);
  conn = NULL;
}
