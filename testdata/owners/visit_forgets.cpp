// SPDX-License-Identifier: Apache-2.0
// Of two kinds of handle that std::visit() closes, one is only asked for its state.
// flags: -std=c++20
#include <libpq-fe.h>
#include <sqlite3.h>
#include <variant>

template <class... T> struct overloaded : T... { using T::operator()...; };
template <class... T> overloaded(T...) -> overloaded<T...>;
using Handle = std::variant<PGconn *, sqlite3 *>;

static void close(Handle h) {
  std::visit(overloaded{[](PGconn *c) { (void)PQstatus(c); }, [](sqlite3 *d) { sqlite3_close(d); }}, h);
}

void run(const char *dsn) {
  PGconn *c = PQconnectdb(dsn);
  close(c);
} // expect-connleak-never-released {'c'} gap on libc++: misses connleak-never-released gap on libc++: false connleak-error-path
