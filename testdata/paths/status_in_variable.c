// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The status is taken once and asked twice.
#include <libpq-fe.h>
PGconn *open_checked(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  const ConnStatusType status = PQstatus(conn);
  if (status == CONNECTION_BAD) PQfinish(conn);
  return status == CONNECTION_BAD ? NULL : conn;
}
int version(const char *dsn) {
  PGconn *conn = open_checked(dsn);
  if (!conn) return 0;
  int v = PQserverVersion(conn);
  PQfinish(conn);
  return v;
}
