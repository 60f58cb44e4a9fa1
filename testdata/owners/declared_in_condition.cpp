// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Owners that live in the condition of an if, a while, or a switch.
#include <libpq-fe.h>
#include <memory>

struct Clear {
  void operator()(PGresult *res) const noexcept { PQclear(res); }
};
using Result = std::unique_ptr<PGresult, Clear>;

int interpret(const PGresult *res);

int drain(PGconn *conn) {
  int sum = 0;
  while (Result res{PQgetResult(conn)})
    sum += interpret(res.get());
  return sum;
}

int ask(PGconn *conn) {
  if (Result res(PQexec(conn, "select 1")); PQresultStatus(res.get()) == PGRES_TUPLES_OK)
    return interpret(res.get());
  else if (Result other{PQexec(conn, "select 2")})
    return interpret(other.get());
  switch (Result res(PQexec(conn, "select 3")); PQresultStatus(res.get())) {
  case PGRES_EMPTY_QUERY:
    return 0;
  default:
    return interpret(res.get());
  }
}
