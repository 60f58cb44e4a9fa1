// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner moves into a lambda, and with it out of the function.
#include <functional>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

int count(PGconn *conn, const std::string &table);

auto counter(const char *dsn) {
  Connection conn(PQconnectdb(dsn));
  return [conn = std::move(conn)](const std::string &table) { return count(conn.get(), table); };
}

std::function<int()> shared_counter(const char *dsn, std::string table) {
  std::shared_ptr<PGconn> conn(PQconnectdb(dsn), &PQfinish);
  return [conn, table = std::move(table)] { return count(conn.get(), table); };
}

int both(const char *dsn) {
  auto of_table = counter(dsn);
  std::function<int()> users = shared_counter(dsn, "users");
  return of_table("orders") + users();
}
