// SPDX-License-Identifier: Apache-2.0
// All attempts but the last are finished in the loop (i < max - 1), the last one behind it.
// Known gap: a comparison of two symbols is not carried over the increment.
#include <libpq-fe.h>
PGconn *open_retry(const char *dsn, int max) {
  PGconn *conn = NULL;
  for (int i = 0; i < max; i++) {
    conn = PQconnectdb(dsn); // gap: false connleak-overwrite
    if (PQstatus(conn) == CONNECTION_OK) return conn;
    if (i < max - 1) PQfinish(conn);
  }
  if (conn) PQfinish(conn); // gap: false connleak-double-release
  return NULL;
}
