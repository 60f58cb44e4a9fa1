// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQreset keeps the handle however often it is called.
#include <libpq-fe.h>
#include <unistd.h>
int serve(const char *dsn, volatile int *stop) {
  PGconn *conn = PQconnectdb(dsn);
  int resets = 0;
  while (!*stop) {
    if (PQstatus(conn) == CONNECTION_BAD) {
      PQreset(conn);
      if (PQstatus(conn) == CONNECTION_BAD && ++resets > 10) break;
      sleep(1);
      continue;
    }
    resets = 0;
    PQclear(PQexec(conn, "select 1"));
  }
  PQfinish(conn);
  return resets;
}
