// SPDX-License-Identifier: Apache-2.0
// The wrapper is noexcept exactly when what it calls is.
#include <libpq-fe.h>
#include <utility>

template <class F> auto measured(F &&call) noexcept(noexcept(call())) { return std::forward<F>(call)(); }

int vacuum_calm() noexcept;
int vacuum_wild();

int calm(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int pages = measured([]() noexcept { return vacuum_calm(); });
  pages += measured([&]() noexcept { return PQserverVersion(conn); });
  PQfinish(conn);
  return pages;
}

int wild(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int pages = measured([] { return vacuum_wild(); }); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return pages;
}
