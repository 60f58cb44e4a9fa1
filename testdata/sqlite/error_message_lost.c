// SPDX-License-Identifier: Apache-2.0
// The message is printed and never freed.
#include <sqlite3.h>
#include <stdio.h>
int run(sqlite3 *db, const char *sql) {
  char *error = NULL;
  int rc = sqlite3_exec(db, sql, NULL, NULL, &error);
  if (rc != SQLITE_OK) fprintf(stderr, "%s\n", error);
  return rc; // expect-connleak-never-released {'error' from sqlite3_exec()}
}
