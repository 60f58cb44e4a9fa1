// SPDX-License-Identifier: Apache-2.0
// A builder runs what may throw between the open and the making of the owner.
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

class Database {
 public:
  explicit Database(sqlite3 *db) : db_(db) {}
  Database(Database &&o) noexcept : db_(std::exchange(o.db_, nullptr)) {}
  ~Database() { sqlite3_close_v2(db_); }

 private:
  sqlite3 *db_;
};

struct Builder {
  std::string path;
  std::vector<std::string> pragmas;
  static void exec(sqlite3 *db, const std::string &sql) {
    if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(db));
  }
  Database build() const {
    sqlite3 *raw = nullptr;
    if (sqlite3_open(path.c_str(), &raw) != SQLITE_OK) {
      sqlite3_close_v2(raw);
      throw std::runtime_error("open");
    }
    for (const auto &p : pragmas)
      exec(raw, "pragma " + p); // expect-connleak-exception-path {'raw'}
    return Database(raw);
  }
};

void run() {
  Builder b{"a.db", {"x"}};
  Database db = b.build();
}
