// SPDX-License-Identifier: Apache-2.0
// case: expect-none
#include <libpq-fe.h>

static PGconn *conn;
static int connected;

int log_call(const char *conninfo, const char *sql) {
  if (!connected) {
    conn = PQconnectdb(conninfo);
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      conn = NULL;
      return -1;
    }
    connected = 1;
  }
  PQclear(PQexec(conn, sql));
  return 0;
}

void unload(void) { PQfinish(conn); }
