// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The first host that answers wins; the others are finished in the loop.
#include <libpq-fe.h>
PGconn *connect_any(const char *const *hosts) {
  PGconn *conn = NULL;
  for (; *hosts; hosts++) {
    conn = PQconnectdb(*hosts);
    if (PQstatus(conn) == CONNECTION_OK) break;
    PQfinish(conn);
    conn = NULL;
  }
  return conn;
}
