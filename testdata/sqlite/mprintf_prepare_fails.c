// SPDX-License-Identifier: Apache-2.0
// The text is freed on success only.
#include <sqlite3.h>
#include <stddef.h>
int count(sqlite3 *db, const char *table) {
  sqlite3_stmt *stmt;
  int n = -1;
  char *sql = sqlite3_mprintf("select count(*) from %Q", table);
  if (!sql) return -1;
  if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK) return -1; // expect-connleak-error-path {'sql' from sqlite3_mprintf()}
  sqlite3_free(sql);
  if (sqlite3_step(stmt) == SQLITE_ROW) n = sqlite3_column_int(stmt, 0);
  sqlite3_finalize(stmt);
  return n;
}
