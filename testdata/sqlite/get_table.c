// SPDX-License-Identifier: Apache-2.0
// An empty table of results is freed by nobody.
#include <sqlite3.h>
#include <stddef.h>
int tables(sqlite3 *db) {
  char **table = NULL;
  int rows = 0, columns = 0;
  if (sqlite3_get_table(db, "select name from sqlite_master", &table, &rows, &columns, NULL) != SQLITE_OK) return -1;
  if (rows == 0) return 0; // expect-connleak-error-path {'table' from sqlite3_get_table()}
  sqlite3_free_table(table);
  return rows;
}
