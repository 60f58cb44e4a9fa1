// SPDX-License-Identifier: Apache-2.0
// The row is found and returned, the statement stays.
#include <sqlite3.h>
int setting(sqlite3 *db, int key) {
  sqlite3_stmt *stmt;
  if (sqlite3_prepare_v2(db, "select value from settings where key = ?", -1, &stmt, 0) != SQLITE_OK) return -1;
  sqlite3_bind_int(stmt, 1, key);
  if (sqlite3_step(stmt) == SQLITE_ROW) return sqlite3_column_int(stmt, 0); // expect-connleak-error-path {'stmt' from sqlite3_prepare_v2()}
  sqlite3_finalize(stmt);
  return 0;
}
