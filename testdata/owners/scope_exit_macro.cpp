// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// SCOPE_EXIT in the manner of Folly and Boost: a macro, a unique name and an operator.
#include <libpq-fe.h>
#include <sqlite3.h>
#include <utility>

namespace detail {
template <class F> class Guard {
 public:
  explicit Guard(F &&f) : f_(std::move(f)) {}
  ~Guard() { f_(); }
  Guard(Guard &&) = delete;

 private:
  F f_;
};
enum class OnExit {};
template <class F> Guard<F> operator+(OnExit, F &&f) { return Guard<F>(std::forward<F>(f)); }
}
#define CONCAT_(a, b) a##b
#define CONCAT(a, b) CONCAT_(a, b)
#define SCOPE_EXIT auto CONCAT(scope_exit_, __LINE__) = ::detail::OnExit() + [&]() noexcept

void write_row(const char *text);

int dump(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  SCOPE_EXIT { PQfinish(conn); };
  PGresult *res = PQexec(conn, "select line from log");
  SCOPE_EXIT { PQclear(res); };
  for (int i = 0; i < PQntuples(res); i++)
    write_row(PQgetvalue(res, i, 0));
  return PQntuples(res);
}

int dump_cache(sqlite3 *db) {
  sqlite3_stmt *stmt = nullptr;
  SCOPE_EXIT { sqlite3_finalize(stmt); };
  if (sqlite3_prepare_v2(db, "select line from log", -1, &stmt, nullptr) != SQLITE_OK)
    return -1;
  int rows = 0;
  for (; sqlite3_step(stmt) == SQLITE_ROW; rows++)
    write_row("row");
  return rows;
}
