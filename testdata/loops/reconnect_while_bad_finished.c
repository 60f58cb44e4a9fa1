// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same loop with the release.
#include <libpq-fe.h>
#include <unistd.h>
PGconn *wait_for_server(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  while (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    sleep(2);
    conn = PQconnectdb(dsn);
  }
  return conn;
}
