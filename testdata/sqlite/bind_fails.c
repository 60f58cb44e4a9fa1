// SPDX-License-Identifier: Apache-2.0
// A failed bind returns between prepare and finalize.
#include <sqlite3.h>
#include <stddef.h>
int insert(sqlite3 *db, const char *name, int age) {
  sqlite3_stmt *stmt;
  int rc = sqlite3_prepare_v2(db, "insert into people values (?, ?)", -1, &stmt, NULL);
  if (rc) return rc;
  if ((rc = sqlite3_bind_text(stmt, 1, name, -1, SQLITE_TRANSIENT)) != SQLITE_OK) return rc; // expect-connleak-error-path {'stmt'}
  if ((rc = sqlite3_bind_int(stmt, 2, age)) != SQLITE_OK) goto done;
  rc = sqlite3_step(stmt) == SQLITE_DONE ? SQLITE_OK : SQLITE_ERROR;
done:
  sqlite3_finalize(stmt);
  return rc;
}
