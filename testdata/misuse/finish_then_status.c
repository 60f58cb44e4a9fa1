// SPDX-License-Identifier: Apache-2.0
// The status is asked of the finished connection.
#include <libpq-fe.h>
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PQclear(PQexec(conn, "select 1"));
  PQfinish(conn);
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-use-after-release {'conn'}
}
