// SPDX-License-Identifier: Apache-2.0
// PQconnectdb returns a handle even when the login failed; it is to be finished all the same.
#include <libpq-fe.h>

PGconn *login(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) == CONNECTION_BAD) {
    return NULL; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  return conn;
}
