// SPDX-License-Identifier: Apache-2.0
// Retry with growing pauses; the last failed handle is finished behind the loop.
// Known gap: a comparison of two symbols is not carried over the increment.
#include <libpq-fe.h>
#include <stdlib.h>
#include <unistd.h>
PGconn *open_backoff(const char *dsn, int max) {
  unsigned pause = 1;
  PGconn *conn = NULL;
  for (int i = 0; i < max; i++, pause *= 2) {
    conn = PQconnectdb(dsn); // gap: false connleak-overwrite
    if (PQstatus(conn) == CONNECTION_OK) return conn;
    if (i + 1 < max) {
      PQfinish(conn);
      conn = NULL;
      sleep(pause + (unsigned)rand() % 3);
    }
  }
  if (conn) PQfinish(conn);
  return NULL;
}
