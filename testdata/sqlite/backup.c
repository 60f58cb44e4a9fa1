// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Backup to a file: two databases and a backup object, all released.
#include <sqlite3.h>
int backup(sqlite3 *source, const char *path) {
  sqlite3 *target;
  int rc = sqlite3_open(path, &target);
  if (rc == SQLITE_OK) {
    sqlite3_backup *job = sqlite3_backup_init(target, "main", source, "main");
    if (job) {
      do rc = sqlite3_backup_step(job, 64); while (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED);
      sqlite3_backup_finish(job);
    }
    rc = sqlite3_errcode(target);
  }
  (void)sqlite3_close_v2(target);
  return rc;
}
