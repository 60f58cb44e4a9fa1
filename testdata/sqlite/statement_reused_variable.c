// SPDX-License-Identifier: Apache-2.0
// The second prepare overwrites the first statement.
#include <sqlite3.h>
#include <stddef.h>
int two(sqlite3 *db) {
  sqlite3_stmt *stmt;
  if (sqlite3_prepare_v2(db, "delete from a", -1, &stmt, NULL) != SQLITE_OK) return -1;
  sqlite3_step(stmt);
  if (sqlite3_prepare_v2(db, "delete from b", -1, &stmt, NULL) != SQLITE_OK) return -1; // expect-connleak-overwrite {'stmt' from sqlite3_prepare_v2()}
  sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  return 0;
}
