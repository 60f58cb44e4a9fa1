// SPDX-License-Identifier: Apache-2.0
// A failed step returns with backup and database open.
#include <sqlite3.h>
int backup(sqlite3 *source, const char *path) {
  sqlite3 *target;
  if (sqlite3_open(path, &target) != SQLITE_OK) {
    sqlite3_close(target);
    return -1;
  }
  sqlite3_backup *job = sqlite3_backup_init(target, "main", source, "main");
  if (!job) {
    sqlite3_close_v2(target);
    return -1;
  }
  if (sqlite3_backup_step(job, -1) != SQLITE_DONE) {
    sqlite3_close_v2(target);
    return -1; // expect-connleak-error-path {'job' from sqlite3_backup_init()}
  }
  sqlite3_backup_finish(job);
  sqlite3_close_v2(target);
  return 0;
}
