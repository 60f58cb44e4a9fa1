// SPDX-License-Identifier: Apache-2.0
#include "db.h"
PGconn *db_open(const char *dsn) { return PQconnectdb(dsn); }
void db_close(PGconn **conn) {
  if (conn && *conn && PQstatus(*conn) == CONNECTION_OK) PQfinish(*conn);
  if (conn) *conn = NULL; // expect-connleak-overwrite {not released before it is overwritten}
}
