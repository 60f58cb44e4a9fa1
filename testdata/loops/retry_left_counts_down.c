// SPDX-License-Identifier: Apache-2.0
// From the second attempt on (left < max) the handle before is finished first.
// Known gap: differences between two symbols are not known.
#include <libpq-fe.h>
PGconn *open_retry(const char *dsn, int max) {
  PGconn *conn = NULL;
  int left = max;
  do {
    if (left < max) PQfinish(conn);
    conn = PQconnectdb(dsn); // gap: false connleak-overwrite
  } while (PQstatus(conn) != CONNECTION_OK && --left > 0);
  return conn;
}
