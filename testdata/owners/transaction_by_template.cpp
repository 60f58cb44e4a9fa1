// SPDX-License-Identifier: Apache-2.0
// A template runs a function between BEGIN and COMMIT; statements come out of a cache.
// case: expect-none
#include <map>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <type_traits>

class Statement {
 public:
  Statement(sqlite3 *db, const std::string &sql) {
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &stmt_, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(db));
  }
  Statement(const Statement &) = delete;
  ~Statement() { sqlite3_finalize(stmt_); }
  bool step() { return sqlite3_step(stmt_) == SQLITE_ROW; }

 private:
  sqlite3_stmt *stmt_ = nullptr;
};

class Connection {
 public:
  explicit Connection(sqlite3 *db) : db_(db) {}
  Connection(const Connection &) = delete;
  ~Connection() {
    cache_.clear();
    sqlite3_close_v2(db_);
  }
  Statement &prepared(const std::string &sql) {
    auto found = cache_.find(sql);
    if (found == cache_.end())
      found = cache_.emplace(sql, std::make_unique<Statement>(db_, sql)).first;
    return *found->second;
  }
  template <class Body> auto transaction(Body body) {
    execute("begin immediate");
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<Body, Connection &>>) {
        body(*this);
        execute("commit");
      } else {
        auto answer = body(*this);
        execute("commit");
        return answer;
      }
    } catch (...) {
      sqlite3_exec(db_, "rollback", nullptr, nullptr, nullptr);
      throw;
    }
  }
  void execute(const char *sql) {
    char *message = nullptr;
    int rc = sqlite3_exec(db_, sql, nullptr, nullptr, &message);
    std::unique_ptr<char, void (*)(void *)> guard(message, sqlite3_free);
    if (rc != SQLITE_OK)
      throw std::runtime_error(message ? message : "?");
  }

 private:
  sqlite3 *db_;
  std::map<std::string, std::unique_ptr<Statement>> cache_;
};

int count(const char *path) {
  sqlite3 *raw = nullptr;
  sqlite3_open(path, &raw);
  Connection db(raw);
  int n = db.transaction([](Connection &db) {
    int n = 0;
    while (db.prepared("select id from t").step())
      n++;
    return n;
  });
  db.transaction([](Connection &db) { db.prepared("delete from t").step(); });
  return n;
}
