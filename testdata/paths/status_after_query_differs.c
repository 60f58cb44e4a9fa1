// SPDX-License-Identifier: Apache-2.0
// A query lies between the two questions: the connection may have broken in between.
#include <libpq-fe.h>
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    return -1;
  }
  PQclear(PQexec(conn, "select 1"));
  if (PQstatus(conn) == CONNECTION_OK) PQfinish(conn);
  return 0; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
