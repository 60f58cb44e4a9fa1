// SPDX-License-Identifier: Apache-2.0
// A preparing helper that tells success by true; the caller leaks on a missing row.
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
static bool prepare(sqlite3 *db, const char *sql, sqlite3_stmt **stmt) {
  return sqlite3_prepare_v2(db, sql, -1, stmt, NULL) == SQLITE_OK;
}
int version(sqlite3 *db) {
  sqlite3_stmt *stmt;
  if (!prepare(db, "pragma user_version", &stmt)) return -1;
  if (sqlite3_step(stmt) != SQLITE_ROW) return -2; // expect-connleak-error-path {'stmt' from prepare()}
  int v = sqlite3_column_int(stmt, 0);
  sqlite3_finalize(stmt);
  return v;
}
