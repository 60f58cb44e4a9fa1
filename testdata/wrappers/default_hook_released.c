// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The hook has a default in its initialiser and is never set elsewhere.
#include <libpq-fe.h>
static void (*close_hook)(PGconn *) = PQfinish;
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int v = PQserverVersion(conn);
  close_hook(conn);
  return v;
}
