// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// sqlite3_exec's message is freed when there is one.
#include <sqlite3.h>
#include <stdio.h>
int run(sqlite3 *db, const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
    fprintf(stderr, "%s\n", error);
    sqlite3_free(error);
    return -1;
  }
  return 0;
}
