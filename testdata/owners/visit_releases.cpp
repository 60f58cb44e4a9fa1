// SPDX-License-Identifier: Apache-2.0
// A variant of two kinds of handle, or none; std::visit() closes whichever is there.
// flags: -std=c++20
// case: expect-none
#include <libpq-fe.h>
#include <sqlite3.h>
#include <string>
#include <variant>

template <class... T> struct overloaded : T... { using T::operator()...; };
template <class... T> overloaded(T...) -> overloaded<T...>;
using Handle = std::variant<std::monostate, PGconn *, sqlite3 *>;

static Handle open(const std::string &url) {
  if (url.starts_with("pg:"))
    return PQconnectdb(url.c_str() + 3);
  sqlite3 *db = nullptr;
  if (sqlite3_open(url.c_str(), &db) == SQLITE_OK)
    return db;
  sqlite3_close(db);
  return {};
}

static void close(Handle &h) {
  std::visit(overloaded{[](std::monostate) {}, [](PGconn *c) { PQfinish(c); }, [](sqlite3 *d) { sqlite3_close(d); }}, h);
  h = std::monostate{};
}

int run(const std::string &url) {
  Handle h = open(url);
  int n = std::visit(overloaded{[](std::monostate) { return 0; }, [](PGconn *c) { return PQserverVersion(c); },
                                [](sqlite3 *d) { return sqlite3_total_changes(d); }},
                     h);
  close(h);
  return n;
}
