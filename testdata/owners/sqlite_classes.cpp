// SPDX-License-Identifier: Apache-2.0
// A database and a statement as classes: the database's constructor loses what a failed open left, the statement's has nothing to lose.
#include <sqlite3.h>
#include <stdexcept>

class Database {
 public:
  explicit Database(const char *path) {
    if (sqlite3_open(path, &db_) != SQLITE_OK)
      throw std::runtime_error("cannot open"); // expect-connleak-exception-path {sqlite3_open()}
  }
  ~Database() { sqlite3_close(db_); }
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;
  sqlite3 *get() const { return db_; }

 private:
  sqlite3 *db_ = nullptr;
};

class Statement {
 public:
  Statement(const Database &db, const char *sql) {
    if (sqlite3_prepare_v2(db.get(), sql, -1, &stmt_, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(db.get()));
  }
  ~Statement() { sqlite3_finalize(stmt_); }
  Statement(const Statement &) = delete;
  Statement &operator=(const Statement &) = delete;
  bool step() {
    const int rc = sqlite3_step(stmt_);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
      throw std::runtime_error("step");
    return rc == SQLITE_ROW;
  }

 private:
  sqlite3_stmt *stmt_ = nullptr;
};

int count(const char *path) {
  Database db(path);
  Statement all(db, "select 1 from files");
  int n = 0;
  while (all.step())
    n++;
  return n;
}
