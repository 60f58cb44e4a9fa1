// SPDX-License-Identifier: Apache-2.0
// Only one arm of the conditional operator releases.
#include <libpq-fe.h>
int status_of(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  return PQstatus(conn) == CONNECTION_OK ? (PQfinish(conn), 0) : -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
}
