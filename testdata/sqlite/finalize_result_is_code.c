// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// sqlite3_finalize(NULL) is harmless and its code is the step's.
#include <sqlite3.h>
#include <stddef.h>
int run(sqlite3 *db, const char *sql) {
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  if (rc == SQLITE_OK) sqlite3_step(stmt);
  int rc2 = sqlite3_finalize(stmt);
  return rc ? rc : rc2;
}
