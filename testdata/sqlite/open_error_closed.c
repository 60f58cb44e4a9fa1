// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Closed on the error path too.
#include <sqlite3.h>
#include <stdio.h>
sqlite3 *db_open(const char *path) {
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
  if (rc != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
    sqlite3_close(db);
    return NULL;
  }
  return db;
}
