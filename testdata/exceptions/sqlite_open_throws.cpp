// SPDX-License-Identifier: Apache-2.0
// sqlite3_open_v2() leaves a database behind even when it failed; the throw forgets it.
#include <sqlite3.h>
#include <stdexcept>
#include <string>

sqlite3 *open_cache(const char *path) {
  sqlite3 *db = nullptr;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(db)); // expect-connleak-exception-path {'db' from sqlite3_open_v2()}
  return db;
}

sqlite3 *open_cache_closed(const char *path) {
  sqlite3 *db = nullptr;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
    std::string message = sqlite3_errmsg(db);
    sqlite3_close(db);
    throw std::runtime_error(message);
  }
  return db;
}
