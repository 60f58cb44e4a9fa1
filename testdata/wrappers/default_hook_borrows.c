// SPDX-License-Identifier: Apache-2.0
// The default hook, never set elsewhere, only logs.
#include <libpq-fe.h>
#include <stdio.h>
static void log_close(PGconn *conn) { printf("closing %s\n", PQdb(conn)); }
static void (*close_hook)(PGconn *) = log_close;
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int v = PQserverVersion(conn);
  close_hook(conn);
  return v; // expect-connleak-never-released {'conn' from PQconnectdb()}
}
