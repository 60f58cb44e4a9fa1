// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The address of the variable goes to an unknown function whose name says that it disposes.
#include <libpq-fe.h>
void dispose_all(PGconn **conns, int n);
int a(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  dispose_all(&conn, 1);
  return 0;
}
