// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A static statement prepared once and kept.
#include <sqlite3.h>
#include <stddef.h>
static sqlite3_stmt *get_stmt;
int get(sqlite3 *db, int key) {
  if (!get_stmt && sqlite3_prepare_v2(db, "select v from t where k = ?", -1, &get_stmt, NULL) != SQLITE_OK) return -1;
  sqlite3_reset(get_stmt);
  sqlite3_bind_int(get_stmt, 1, key);
  return sqlite3_step(get_stmt) == SQLITE_ROW ? sqlite3_column_int(get_stmt, 0) : 0;
}
void forget(void) {
  sqlite3_finalize(get_stmt);
  get_stmt = NULL;
}
