// SPDX-License-Identifier: Apache-2.0
// A statement is prepared in every round; the round that fails goes on without ending it.
#include <sqlite3.h>
#include <string>
#include <vector>

int insert(sqlite3 *db, const std::vector<std::string> &names) {
  int n = 0;
  for (const auto &name : names) {
    sqlite3_stmt *stmt = nullptr;
    if (sqlite3_prepare_v2(db, "insert into t values(?)", -1, &stmt, nullptr) != SQLITE_OK)
      break;
    sqlite3_bind_text(stmt, 1, name.c_str(), -1, SQLITE_TRANSIENT);
    if (sqlite3_step(stmt) != SQLITE_DONE)
      continue; // expect-connleak-error-path {'stmt'}
    ++n;
    sqlite3_finalize(stmt);
  }
  return n;
}
