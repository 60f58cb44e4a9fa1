// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

static int open_into(PGconn **out, const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  *out = conn;
  return 0;
}

int work(const char *conninfo) {
  PGconn *conn;
  int rc = open_into(&conn, conninfo);
  if (rc != 0) return rc;
  PQfinish(conn);
  return 0;
}
