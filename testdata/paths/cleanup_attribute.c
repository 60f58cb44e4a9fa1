// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

static void finish(PGconn **conn) { PQfinish(*conn); }

int run(const char *conninfo) {
  __attribute__((cleanup(finish))) PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) return -1;
  return PQserverVersion(conn);
}
