// SPDX-License-Identifier: Apache-2.0
// Two names for one handle, and both are finished.
#include <libpq-fe.h>
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PGconn *active = conn;
  int v = PQserverVersion(active);
  PQfinish(active);
  PQfinish(conn); // expect-connleak-double-release {'conn'}
  return v;
}
