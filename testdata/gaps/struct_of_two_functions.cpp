// SPDX-License-Identifier: Apache-2.0
// Two std::function members capture the statement; the second one ends it.
// Known gap: what the two captured is not kept apart.
#include <functional>
#include <sqlite3.h>

struct Job {
  std::function<void()> run, cleanup;
};

int jobs(sqlite3 *db) {
  sqlite3_stmt *stmt = nullptr;
  if (sqlite3_prepare_v2(db, "select 1", -1, &stmt, nullptr) != SQLITE_OK)
    return -1;
  Job j{[stmt] { sqlite3_step(stmt); }, [stmt] { sqlite3_finalize(stmt); }};
  j.cleanup();
  return 0; // gap on libstdc++: false connleak-error-path gap on libc++: false connleak-never-released
}
