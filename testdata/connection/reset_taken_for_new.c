// SPDX-License-Identifier: Apache-2.0
// After a failed reset the code connects again and forgets the old handle.
#include <libpq-fe.h>
PGconn *revive(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQreset(conn);
    if (PQstatus(conn) != CONNECTION_OK) conn = PQconnectdb(dsn); // expect-connleak-overwrite {'conn' from PQconnectdb()}
  }
  return conn;
}
