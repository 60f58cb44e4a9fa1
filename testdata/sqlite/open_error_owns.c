// SPDX-License-Identifier: Apache-2.0
// sqlite3_open leaves a handle even when it fails.
#include <sqlite3.h>
#include <stdio.h>
sqlite3 *db_open(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
    return NULL; // expect-connleak-error-path {'db' from sqlite3_open()}
  }
  return db;
}
