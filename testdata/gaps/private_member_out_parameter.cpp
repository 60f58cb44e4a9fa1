// SPDX-License-Identifier: Apache-2.0
// A class that never closes what it opens into a private member by an out-parameter.
// Known gap: only a member that is assigned what was acquired is looked at.
#include <sqlite3.h>

class Db {
 public:
  bool open(const char *path) { return sqlite3_open(path, &db_) == SQLITE_OK; } // gap: misses connleak-never-released
  int exec(const char *sql) { return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr); }

 private:
  sqlite3 *db_ = nullptr;
};
