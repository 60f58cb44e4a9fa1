// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

static PGconn *try_connect(const char *conninfo, int attempts) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) == CONNECTION_OK) return conn;
  PQfinish(conn);
  return attempts > 0 ? try_connect(conninfo, attempts - 1) : NULL;
}

int run(const char *conninfo) {
  PGconn *conn = try_connect(conninfo, 3);
  if (!conn) return -1;
  PQfinish(conn);
  return 0;
}
