// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A call nobody knows comes before the test of the file's own flag. Nothing outside this file can change the flag alone.
#include <libpq-fe.h>

void stamp(char *out);

static PGconn *conn;
static int connected;

int log_call(const char *conninfo, const char *sql) {
  char when[32];
  stamp(when);
  if (!connected) {
    conn = PQconnectdb(conninfo);
    if (PQstatus(conn) == CONNECTION_OK)
      connected = 1;
    else {
      PQfinish(conn);
      conn = NULL;
    }
  }
  if (connected)
    PQsendQuery(conn, sql);
  return connected;
}
