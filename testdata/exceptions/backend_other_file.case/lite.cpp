// SPDX-License-Identifier: Apache-2.0
#include "backend.h"
#include <sqlite3.h>

namespace {
class Lite : public Backend {
 public:
  explicit Lite(const std::string &path) { sqlite3_open(path.c_str(), &db_); }
  ~Lite() override { sqlite3_close(db_); }
  long count(const std::string &table) override {
    sqlite3_stmt *stmt = nullptr;
    if (sqlite3_prepare_v2(db_, ("select count(*) from " + table).c_str(), -1, &stmt, nullptr) != SQLITE_OK)
      return -1;
    long n = sqlite3_step(stmt) == SQLITE_ROW ? long(sqlite3_column_int64(stmt, 0)) : -1;
    sqlite3_finalize(stmt);
    return n;
  }

 private:
  sqlite3 *db_ = nullptr;
};
}

std::unique_ptr<Backend> makeLite(const std::string &path) { return std::make_unique<Lite>(path); }
