// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The helper leaves its code in a global; the caller asks that.
#include <libpq-fe.h>
static int last_error;
static PGconn *db_open(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  last_error = 0;
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    last_error = -1;
    return NULL;
  }
  return conn;
}
int ping(const char *dsn) {
  PGconn *conn = db_open(dsn);
  if (last_error) return last_error;
  PQfinish(conn);
  return 0;
}
