// SPDX-License-Identifier: Apache-2.0
// The stop flag leaves the function from inside the loop.
#include <libpq-fe.h>
#include <signal.h>
static volatile sig_atomic_t stop;
int serve(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  for (;;) {
    if (stop) return 0; // expect-connleak-error-path {'conn' from PQconnectdb()}
    PQclear(PQexec(conn, "select tick()"));
    if (PQstatus(conn) != CONNECTION_OK) break;
  }
  PQfinish(conn);
  return -1;
}
