// SPDX-License-Identifier: Apache-2.0
// Finished only if there will be another round: flag and count together.
// Known gap: at the loop's head the flag and the count lose what ties them.
#include <libpq-fe.h>
#include <stdbool.h>
PGconn *open_retry(const char *dsn, int max) {
  PGconn *conn = NULL;
  bool retry = true;
  while (retry && max-- > 0) {
    conn = PQconnectdb(dsn); // gap: false connleak-overwrite
    retry = PQstatus(conn) != CONNECTION_OK;
    if (retry && max > 0) PQfinish(conn);
  }
  return conn;
}
