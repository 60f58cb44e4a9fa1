// SPDX-License-Identifier: Apache-2.0
// A failed step is thrown about before the statement is finalized.
#include <sqlite3.h>
#include <stdexcept>

void mark_done(sqlite3 *db, int id) {
  sqlite3_stmt *stmt = nullptr;
  if (sqlite3_prepare_v2(db, "update job set done = 1 where id = ?", -1, &stmt, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(db));
  sqlite3_bind_int(stmt, 1, id);
  if (sqlite3_step(stmt) != SQLITE_DONE)
    throw std::runtime_error(sqlite3_errmsg(db)); // expect-connleak-exception-path {'stmt' from sqlite3_prepare_v2()}
  sqlite3_finalize(stmt);
}

void mark_open(sqlite3 *db, int id) {
  sqlite3_stmt *stmt = nullptr;
  if (sqlite3_prepare_v2(db, "update job set done = 0 where id = ?", -1, &stmt, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(db));
  sqlite3_bind_int(stmt, 1, id);
  const int rc = sqlite3_step(stmt);
  sqlite3_finalize(stmt);
  if (rc != SQLITE_DONE)
    throw std::runtime_error(sqlite3_errmsg(db));
}
