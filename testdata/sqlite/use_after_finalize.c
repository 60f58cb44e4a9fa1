// SPDX-License-Identifier: Apache-2.0
// A column is read after the statement was finalized.
#include <sqlite3.h>
#include <stddef.h>
int answer(sqlite3 *db) {
  sqlite3_stmt *stmt;
  if (sqlite3_prepare_v2(db, "select 42", -1, &stmt, NULL) != SQLITE_OK) return -1;
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  return sqlite3_column_int(stmt, 0); // expect-connleak-use-after-release {'stmt'}
}
