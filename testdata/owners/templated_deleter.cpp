// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One deleter for all C libraries: the function is its template argument.
#include <cstdio>
#include <libpq-fe.h>
#include <memory>
#include <sqlite3.h>

template <auto Function> struct Deleter {
  template <class T> void operator()(T *handle) const noexcept { Function(handle); }
};
using Connection = std::unique_ptr<PGconn, Deleter<PQfinish>>;
using Result = std::unique_ptr<PGresult, Deleter<PQclear>>;
using Statement = std::unique_ptr<sqlite3_stmt, Deleter<sqlite3_finalize>>;
using File = std::unique_ptr<std::FILE, Deleter<std::fclose>>;

void write_row(std::FILE *out, const char *text);

void dump(const char *dsn, sqlite3 *cache, const char *path) {
  File out(std::fopen(path, "w"));
  Connection conn(PQconnectdb(dsn));
  Result res(PQexec(conn.get(), "select line from log"));
  for (int i = 0; out && i < PQntuples(res.get()); i++)
    write_row(out.get(), PQgetvalue(res.get(), i, 0));
  sqlite3_stmt *raw = nullptr;
  if (sqlite3_prepare_v2(cache, "select line from log", -1, &raw, nullptr) != SQLITE_OK)
    return;
  Statement stmt(raw);
  while (out && sqlite3_step(stmt.get()) == SQLITE_ROW)
    write_row(out.get(), "cached");
}
