// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Two names for one handle: one release is enough.
#include <libpq-fe.h>
int run(const char *dsn, int admin) {
  PGconn *conn = PQconnectdb(dsn);
  PGconn *active = conn;
  if (admin) PQclear(PQexec(active, "set role admin"));
  int v = PQserverVersion(active);
  PQfinish(active);
  return v;
}
