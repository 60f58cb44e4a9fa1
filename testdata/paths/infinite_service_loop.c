// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A service that never leaves its loop leaks nothing.
#include <libpq-fe.h>
#include <unistd.h>
void serve(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  for (;;) {
    PQclear(PQexec(conn, "select tick()"));
    if (PQstatus(conn) != CONNECTION_OK) PQreset(conn);
    sleep(5);
  }
}
