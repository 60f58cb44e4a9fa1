// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <sqlite3.h>

class Db {
 public:
  explicit Db(const char *path);
  ~Db();
  Db(const Db &) = delete;
  Db &operator=(const Db &) = delete;
  void exec(const char *sql);
  sqlite3 *get() const { return db_; }

 private:
  sqlite3 *db_ = nullptr;
};
