// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// main() returns with the static open; atexit closes it.
#include <libpq-fe.h>
#include <stdlib.h>
static PGconn *conn;
static void bye(void) { PQfinish(conn); }
int main(void) {
  conn = PQconnectdb("");
  atexit(bye);
  if (PQstatus(conn) != CONNECTION_OK) return 1;
  PQclear(PQexec(conn, "select 1"));
  return 0;
}
