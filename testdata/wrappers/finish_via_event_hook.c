// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A hook set from outside may finish: not known, nothing is said.
#include <libpq-fe.h>
static void (*on_close)(PGconn *);
void set_on_close(void (*hook)(PGconn *)) { on_close = hook; }
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int v = PQserverVersion(conn);
  if (on_close) on_close(conn);
  else PQfinish(conn);
  return v;
}
