// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The program's one context object, opened at start, closed at exit.
#include <libpq-fe.h>
#include <stdlib.h>
static struct { PGconn *conn; const char *dsn; int verbose; } app;
static void at_exit(void) {
  if (app.conn) {
    PQfinish(app.conn);
    app.conn = NULL;
  }
}
int main(int argc, char **argv) {
  app.dsn = argc > 1 ? argv[1] : "";
  atexit(at_exit);
  app.conn = PQconnectdb(app.dsn);
  if (PQstatus(app.conn) != CONNECTION_OK) return EXIT_FAILURE;
  PQclear(PQexec(app.conn, "select 1"));
  return EXIT_SUCCESS;
}
