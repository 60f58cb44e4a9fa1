// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Several statements in one text: prepare gives null for the blank tail.
#include <sqlite3.h>
#include <stddef.h>
int run_script(sqlite3 *db, const char *sql) {
  while (*sql) {
    sqlite3_stmt *stmt = NULL;
    const char *tail;
    int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, &tail);
    if (rc != SQLITE_OK) return rc;
    if (stmt == NULL) {
      sql = tail;
      continue;
    }
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
    }
    sqlite3_finalize(stmt);
    if (rc != SQLITE_DONE) return rc;
    sql = tail;
  }
  return SQLITE_OK;
}
