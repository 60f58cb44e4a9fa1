// SPDX-License-Identifier: Apache-2.0
// One statement is bound for what a view lets through.
// flags: -std=c++20
// case: expect-none
#include <ranges>
#include <sqlite3.h>
#include <string>
#include <vector>

int insert(sqlite3 *db, const std::vector<std::string> &names) {
  sqlite3_stmt *stmt = nullptr;
  if (sqlite3_prepare_v2(db, "insert into t values(?)", -1, &stmt, nullptr) != SQLITE_OK)
    return -1;
  int n = 0;
  for (const auto &name : names | std::views::filter([](const std::string &name) { return !name.empty(); })) {
    sqlite3_bind_text(stmt, 1, name.c_str(), -1, SQLITE_TRANSIENT);
    if (sqlite3_step(stmt) == SQLITE_DONE)
      ++n;
    sqlite3_reset(stmt);
  }
  sqlite3_finalize(stmt);
  return n;
}
