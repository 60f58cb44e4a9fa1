// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The usual loop over rows with early break and one finalize.
#include <sqlite3.h>
#include <string.h>
int find(sqlite3 *db, const char *name) {
  sqlite3_stmt *stmt = NULL;
  int id = -1, rc;
  rc = sqlite3_prepare_v2(db, "select id, name from t", -1, &stmt, NULL);
  if (rc != SQLITE_OK) return -1;
  while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
    if (strcmp((const char *)sqlite3_column_text(stmt, 1), name) == 0) {
      id = sqlite3_column_int(stmt, 0);
      break;
    }
  }
  sqlite3_finalize(stmt);
  return id;
}
