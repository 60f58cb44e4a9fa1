// SPDX-License-Identifier: Apache-2.0
// Lambdas that own a result, that are run at once, that are lent one.
// case: expect-none
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>

struct Clear {
  void operator()(PGresult *res) const noexcept { PQclear(res); }
};

using Result = std::unique_ptr<PGresult, Clear>;

static auto later(PGconn *conn) {
  Result res(PQexec(conn, "select 1"));
  return [res = std::move(res)](int row) { return PQgetisnull(res.get(), row, 0); };
}

int by_move(PGconn *conn) {
  auto is_null = later(conn);
  return is_null(0);
}

int by_value(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  auto done = [res] { PQclear(res); };
  int n = PQntuples(res);
  done();
  return n;
}

int immediately(PGconn *conn) {
  return [&] {
    Result res{PQexec(conn, "select 1")};
    return PQntuples(res.get());
  }();
}

template <class Body> auto with_result(PGconn *conn, const char *sql, Body &&body) {
  Result res(PQexec(conn, sql));
  return std::forward<Body>(body)(res.get());
}

int lent(PGconn *conn) {
  int total = 0;
  with_result(conn, "select 2", [&](PGresult *res) { total += std::stoi(PQgetvalue(res, 0, 0)); });
  return total + with_result(conn, "select 1", &PQntuples);
}
