// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same retry, but the failed handle is finished before the jump back.
#include <libpq-fe.h>
#include <unistd.h>
PGconn *open_with_retry(const char *dsn) {
  int attempts = 0;
  PGconn *conn;
again:
  conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK && ++attempts < 3) {
    PQfinish(conn);
    sleep(1);
    goto again;
  }
  return conn;
}
