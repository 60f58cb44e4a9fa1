// SPDX-License-Identifier: Apache-2.0
// The script stops at the first failing step and keeps its statement.
#include <sqlite3.h>
#include <stddef.h>
int run_script(sqlite3 *db, const char *sql) {
  while (*sql) {
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, &sql);
    if (rc != SQLITE_OK) return rc;
    if (!stmt) continue;
    do rc = sqlite3_step(stmt); while (rc == SQLITE_ROW);
    if (rc != SQLITE_DONE) return rc; // expect-connleak-error-path {'stmt' from sqlite3_prepare_v2()}
    sqlite3_finalize(stmt);
  }
  return SQLITE_OK;
}
