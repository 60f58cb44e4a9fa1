// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A cached connection is replaced after it was finished.
#include <libpq-fe.h>
#include <time.h>
PGconn *cached(const char *dsn) {
  static PGconn *conn;
  static time_t opened;
  time_t now = time(NULL);
  if (conn && now - opened > 600) {
    PQfinish(conn);
    conn = NULL;
  }
  if (!conn) {
    conn = PQconnectdb(dsn);
    opened = now;
  }
  return conn;
}
