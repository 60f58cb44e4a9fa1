// SPDX-License-Identifier: Apache-2.0
// A factory that returns an owner in a std::optional, or nothing.
// case: expect-none
#include <optional>
#include <sqlite3.h>
#include <string>
#include <utility>

class Db {
 public:
  static std::optional<Db> open(const std::string &path) {
    sqlite3 *raw = nullptr;
    if (sqlite3_open(path.c_str(), &raw) != SQLITE_OK) {
      sqlite3_close(raw);
      return std::nullopt;
    }
    return Db(raw);
  }
  Db(Db &&other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  ~Db() {
    if (db_)
      sqlite3_close(db_);
  }
  sqlite3 *get() const { return db_; }

 private:
  explicit Db(sqlite3 *db) : db_(db) {}
  sqlite3 *db_;
};

int changes() {
  auto db = Db::open("a");
  return db ? sqlite3_total_changes(db->get()) : -1;
}
