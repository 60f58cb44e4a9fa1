// SPDX-License-Identifier: Apache-2.0
// The class has no destructor; its private base has one.
// case: expect-none
#include <sqlite3.h>

class Base {
 protected:
  sqlite3 *db_ = nullptr;
  ~Base() { sqlite3_close(db_); }
};

class Db : private Base {
 public:
  bool open(const char *path) {
    sqlite3_close(db_);
    db_ = nullptr;
    return sqlite3_open(path, &db_) == SQLITE_OK;
  }
  int execute(const char *sql) { return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr); }
};

int vacuum() {
  Db db;
  db.open("a");
  return db.execute("vacuum");
}
