// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

static void close_connection(PGconn **conn) {
  if (*conn != NULL) PQfinish(*conn);
  *conn = NULL;
}

int run(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  int version = PQserverVersion(conn);
  close_connection(&conn);
  return version;
}
