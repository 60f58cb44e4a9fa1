// SPDX-License-Identifier: Apache-2.0
// On a broken connection only the variable is reset.
#include <libpq-fe.h>
#include <unistd.h>

void serve(const char *conninfo, volatile int *stop) {
  PGconn *conn = NULL;
  while (!*stop) {
    if (conn == NULL) conn = PQconnectdb(conninfo);
    if (PQstatus(conn) != CONNECTION_OK) {
      conn = NULL; // expect-connleak-overwrite {'conn' from PQconnectdb()}
      sleep(1);
      continue;
    }
    PQclear(PQexec(conn, "select 1"));
  }
  if (conn) PQfinish(conn);
}
