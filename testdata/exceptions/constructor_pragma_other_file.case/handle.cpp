// SPDX-License-Identifier: Apache-2.0
#include "handle.h"
#include <stdexcept>

Db::Db(const char *path) {
  if (sqlite3_open(path, &db_) != SQLITE_OK) {
    sqlite3_close(db_);
    throw std::runtime_error("open");
  }
  exec("pragma journal_mode = wal"); // expect-connleak-exception-path {'db_'}
}

Db::~Db() { sqlite3_close(db_); }

void Db::exec(const char *sql) {
  if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql);
}
