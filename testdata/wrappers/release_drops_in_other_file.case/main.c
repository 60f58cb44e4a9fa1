// SPDX-License-Identifier: Apache-2.0
// The close in the other file drops what is not up.
#include "db.h"
int probe(const char *dsn) {
  PGconn *conn = db_open(dsn);
  int ok = PQstatus(conn) == CONNECTION_OK;
  db_close(&conn);
  return ok;
}
