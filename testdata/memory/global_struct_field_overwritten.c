// SPDX-License-Identifier: Apache-2.0
// ensure() opens again when the status is bad and forgets what the field held.
#include <libpq-fe.h>
static struct { PGconn *conn; const char *dsn; } app;
static int ensure(void) {
  if (app.conn == NULL) app.conn = PQconnectdb(app.dsn);
  if (PQstatus(app.conn) != CONNECTION_OK) {
    app.conn = NULL; // expect-connleak-overwrite {'app.conn' from PQconnectdb()}
    return -1;
  }
  return 0;
}
int handle_request(const char *sql) {
  if (ensure() != 0) return -1;
  PQclear(PQexec(app.conn, sql));
  return 0;
}
void shutdown_app(void) { PQfinish(app.conn); }
