// SPDX-License-Identifier: Apache-2.0
// A callback: the failed connection stays in the global, and the next call overwrites it.
#include <libpq-fe.h>

static PGconn *conn;
static int connected;

int log_call(const char *conninfo, const char *sql) {
  if (!connected) {
    conn = PQconnectdb(conninfo); // expect-connleak-overwrite {'conn' from PQconnectdb()} expect-confidence likely
    if (PQstatus(conn) != CONNECTION_OK) return -1;
    connected = 1;
  }
  PQclear(PQexec(conn, sql));
  return 0;
}

void unload(void) { PQfinish(conn); }
