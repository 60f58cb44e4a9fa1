// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Owners in a pair and in a tuple, taken apart by structured bindings.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
struct Clear {
  void operator()(PGresult *res) const noexcept { PQclear(res); }
};
using Connection = std::unique_ptr<PGconn, Finish>;
using Result = std::unique_ptr<PGresult, Clear>;

int interpret(const PGresult *res);

static std::pair<Connection, std::string> connect(const char *dsn) {
  Connection conn(PQconnectdb(dsn));
  std::string error = PQerrorMessage(conn.get());
  return {std::move(conn), error};
}

static std::tuple<Result, int, bool> run(PGconn *conn, const char *sql) {
  Result res(PQexec(conn, sql));
  const int rows = PQntuples(res.get());
  return std::make_tuple(std::move(res), rows, rows > 0);
}

int all(const char *dsn) {
  auto [conn, error] = connect(dsn);
  if (!error.empty())
    return -1;
  auto [res, rows, is_any] = run(conn.get(), "select 1");
  return is_any ? interpret(res.get()) : rows;
}
