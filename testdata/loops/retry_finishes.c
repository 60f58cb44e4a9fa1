// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>
#include <unistd.h>

PGconn *connect_with_retry(const char *conninfo) {
  for (int attempt = 0; attempt < 5; attempt++) {
    PGconn *conn = PQconnectdb(conninfo);
    if (PQstatus(conn) == CONNECTION_OK) return conn;
    PQfinish(conn);
    sleep(1);
  }
  return NULL;
}
