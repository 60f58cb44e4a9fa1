// SPDX-License-Identifier: Apache-2.0
// Every retry overwrites the handle of the failed attempt.
#include <libpq-fe.h>
#include <unistd.h>

PGconn *connect_with_retry(const char *conninfo) {
  PGconn *conn = NULL;
  for (int attempt = 0; attempt < 5; attempt++) {
    conn = PQconnectdb(conninfo); // expect-connleak-overwrite {'conn' from PQconnectdb()}
    if (PQstatus(conn) == CONNECTION_OK) return conn;
    sleep(1);
  }
  PQfinish(conn);
  return NULL;
}
