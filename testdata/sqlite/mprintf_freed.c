// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A statement text built by sqlite3_mprintf.
#include <sqlite3.h>
#include <stddef.h>
int drop_table(sqlite3 *db, const char *table) {
  char *sql = sqlite3_mprintf("drop table if exists \"%w\"", table);
  if (!sql) return SQLITE_NOMEM;
  int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
  sqlite3_free(sql);
  return rc;
}
