// SPDX-License-Identifier: Apache-2.0
// A call nobody knows comes before the test of the file's own flag. Nothing outside this file can change the flag alone.
// Idea: an unknown function reaches a static whose address is not given away only by calling into this file; so what the last call left
// in flag and handle stays together (today the call forgets the flag and keeps the handle).
// case: expect-none
#include <libpq-fe.h>

void stamp(char *out);

static PGconn *conn;
static int connected;

int log_call(const char *conninfo, const char *sql) {
  char when[32];
  stamp(when);
  if (!connected) {
    conn = PQconnectdb(conninfo);  // gap: false connleak-overwrite
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
