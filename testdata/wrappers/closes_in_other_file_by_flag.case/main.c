// SPDX-License-Identifier: Apache-2.0
// The flag of a helper in another file says whether it finishes.
#include "util.h"
int strict(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    give_up(conn, 1, "login");
    return -1;
  }
  PQfinish(conn);
  return 0;
}
int lenient(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    give_up(conn, 0, "login");
    return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
  return 0;
}
