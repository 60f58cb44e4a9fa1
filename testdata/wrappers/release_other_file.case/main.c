// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
void done(PGconn *conn);

int version(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  int n = PQserverVersion(conn);
  done(conn);
  return n;
}
