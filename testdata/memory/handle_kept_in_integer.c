// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Stored as an opaque integer and brought back.
#include <libpq-fe.h>
#include <stdint.h>
typedef uintptr_t db_t;
static db_t db_open(const char *dsn) { return (db_t)PQconnectdb(dsn); }
static void db_close(db_t db) { PQfinish((PGconn *)db); }
int run(const char *dsn) {
  db_t db = db_open(dsn);
  if (!db) return -1;
  int v = PQserverVersion((PGconn *)db);
  db_close(db);
  return v;
}
