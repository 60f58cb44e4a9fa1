// SPDX-License-Identifier: Apache-2.0
// sqlite3_close refuses while statements live: the database stays open.
#include <sqlite3.h>
int stop(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db) != SQLITE_OK) {
    sqlite3_close_v2(db);
    return -1;
  }
  sqlite3_exec(db, "vacuum", 0, 0, 0);
  if (sqlite3_close(db) == SQLITE_BUSY) return -2; // expect-connleak-error-path {'db' from sqlite3_open()}
  return 0;
}
