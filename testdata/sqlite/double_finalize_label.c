// SPDX-License-Identifier: Apache-2.0
// Finalized in the loop's error branch and at the label.
#include <sqlite3.h>
#include <stddef.h>
int run(sqlite3 *db) {
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2(db, "select 1", -1, &stmt, NULL);
  if (rc != SQLITE_OK) goto done;
  rc = sqlite3_step(stmt);
  if (rc != SQLITE_ROW) {
    sqlite3_finalize(stmt);
    goto done;
  }
  rc = SQLITE_OK;
done:
  sqlite3_finalize(stmt); // expect-connleak-double-release {'stmt'}
  return rc;
}
