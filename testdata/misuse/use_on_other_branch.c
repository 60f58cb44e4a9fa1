// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Released on one branch, used on the other.
#include <libpq-fe.h>
int run(const char *dsn) {
  int v = 0;
  PGconn *conn = PQconnectdb(dsn);
  int ok = PQstatus(conn) == CONNECTION_OK;
  if (!ok) PQfinish(conn);
  if (ok) v = PQserverVersion(conn);
  if (ok) PQfinish(conn);
  return v;
}
