// SPDX-License-Identifier: Apache-2.0
// The cached connection is too old: a new one takes its place, the old one stays open.
// Known gap: a static that is returned as well counts as the caller's.
#include <libpq-fe.h>
#include <time.h>
PGconn *cached(const char *dsn) {
  static PGconn *conn;
  static time_t opened;
  time_t now = time(NULL);
  if (conn == NULL || now - opened > 600) {
    conn = PQconnectdb(dsn); // gap: misses connleak-overwrite
    opened = now;
  }
  return conn;
}
