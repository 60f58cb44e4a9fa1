// SPDX-License-Identifier: Apache-2.0
// Inline functions of a header in two units: the leak in the header is told once.
#include "db.h"
int a(const char *dsn) {
  PGconn *conn = db_open(dsn);
  if (!conn) return db_is_up(dsn);
  PQfinish(conn);
  return 0;
}
