// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
static PGconn *connect_to(const char *dsn) { return PQconnectdb(dsn); }
int log_ping(const char *dsn) {
  PGconn *conn = connect_to(dsn);
  int v = PQserverVersion(conn);
  PQfinish(conn);
  return v;
}
