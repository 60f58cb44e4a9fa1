// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

int pick(const char *conninfo, int shared, PGconn *common) {
  PGconn *conn = shared ? common : PQconnectdb(conninfo);
  int version = PQserverVersion(conn);
  if (!shared) PQfinish(conn);
  return version;
}
