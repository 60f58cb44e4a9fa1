// SPDX-License-Identifier: Apache-2.0
// The parameter's own variable is overwritten with a new handle that nobody gets.
#include <libpq-fe.h>
int reopen(PGconn *conn, const char *dsn) {
  if (PQstatus(conn) == CONNECTION_OK) return 0;
  PQfinish(conn);
  conn = PQconnectdb(dsn);
  return PQstatus(conn) == CONNECTION_OK ? 0 : -1; // expect-connleak-never-released {'conn' from PQconnectdb()}
}
