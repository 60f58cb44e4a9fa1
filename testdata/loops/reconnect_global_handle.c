// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A service loop that drops the broken connection before it opens the next one.
#include <libpq-fe.h>
#include <unistd.h>

void serve(const char *conninfo, volatile int *stop) {
  PGconn *conn = NULL;
  while (!*stop) {
    if (conn == NULL) conn = PQconnectdb(conninfo);
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      conn = NULL;
      sleep(1);
      continue;
    }
    PQclear(PQexec(conn, "select 1"));
  }
  if (conn) PQfinish(conn);
}
