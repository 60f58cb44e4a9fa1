// SPDX-License-Identifier: Apache-2.0
// A builder makes the owner at once, and then runs what may throw.
// case: expect-none
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Close {
  void operator()(sqlite3 *db) const noexcept { sqlite3_close_v2(db); }
};

class Database {
 public:
  class Builder {
   public:
    Builder &path(std::string path) {
      path_ = std::move(path);
      return *this;
    }
    Builder &pragma(std::string pragma) {
      pragmas_.push_back(std::move(pragma));
      return *this;
    }
    Database build() const {
      sqlite3 *raw = nullptr;
      int rc = sqlite3_open(path_.c_str(), &raw);
      Database db{std::unique_ptr<sqlite3, Close>(raw)};
      if (rc != SQLITE_OK)
        throw std::runtime_error(raw ? sqlite3_errmsg(raw) : "no memory");
      for (const auto &pragma : pragmas_)
        db.execute("pragma " + pragma);
      return db;
    }

   private:
    std::string path_;
    std::vector<std::string> pragmas_;
  };
  void execute(const std::string &sql) {
    char *message = nullptr;
    if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
      std::string why = message ? message : "";
      sqlite3_free(message);
      throw std::runtime_error(why);
    }
  }

 private:
  explicit Database(std::unique_ptr<sqlite3, Close> db) : db_(std::move(db)) {}
  std::unique_ptr<sqlite3, Close> db_;
};

void run() {
  auto db = Database::Builder().path("a.db").pragma("foreign_keys=on").build();
  db.execute("vacuum");
}
