// SPDX-License-Identifier: Apache-2.0
// sqlite3_open() leaves a handle behind when it fails; the factory returns nothing.
#include <optional>
#include <sqlite3.h>
#include <string>
#include <utility>

class Db {
 public:
  static std::optional<Db> open(const std::string &path) {
    sqlite3 *raw = nullptr;
    if (sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
      return std::nullopt; // expect-connleak-error-path {'raw'}
    return Db(raw);
  }
  Db(Db &&o) noexcept : db_(std::exchange(o.db_, nullptr)) {}
  ~Db() {
    if (db_)
      sqlite3_close(db_);
  }

 private:
  explicit Db(sqlite3 *db) : db_(db) {}
  sqlite3 *db_;
};

bool probe() { return Db::open("a").has_value(); }
