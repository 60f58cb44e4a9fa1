// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The same in a local array.
#include <sqlite3.h>
int run(sqlite3 *db, const char *const sqls[3]) {
  sqlite3_stmt *stmts[3] = {0};
  int rc = SQLITE_OK, i;
  for (i = 0; i < 3 && rc == SQLITE_OK; i++) rc = sqlite3_prepare_v2(db, sqls[i], -1, &stmts[i], 0);
  for (i = 0; i < 3 && rc == SQLITE_OK; i++)
    if (sqlite3_step(stmts[i]) == SQLITE_ERROR) rc = SQLITE_ERROR;
  for (i = 0; i < 3; i++) sqlite3_finalize(stmts[i]);
  return rc;
}
