// SPDX-License-Identifier: Apache-2.0
#include "backend.h"
#include <sqlite3.h>

namespace {
class Lite : public Backend {
 public:
  explicit Lite(const std::string &path) { sqlite3_open(path.c_str(), &db_); }
  ~Lite() override { sqlite3_close(db_); }
  long count(const std::string &) override { return sqlite3_total_changes(db_); }

 private:
  sqlite3 *db_ = nullptr;
};
}

std::unique_ptr<Backend> makeLite(const std::string &path) { return std::make_unique<Lite>(path); }
