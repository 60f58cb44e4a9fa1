// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// sqlite3_reset makes the statement ready again, no release and no new one.
#include <sqlite3.h>
#include <stddef.h>
int insert_all(sqlite3 *db, const int *values, int n) {
  sqlite3_stmt *stmt;
  if (sqlite3_prepare_v2(db, "insert into t values (?)", -1, &stmt, NULL) != SQLITE_OK) return -1;
  for (int i = 0; i < n; i++) {
    sqlite3_bind_int(stmt, 1, values[i]);
    if (sqlite3_step(stmt) != SQLITE_DONE) {
      sqlite3_reset(stmt);
      continue;
    }
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt);
  }
  return sqlite3_finalize(stmt);
}
