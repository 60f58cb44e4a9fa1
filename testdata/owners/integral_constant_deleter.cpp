// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// std::integral_constant turns into the function that it is called as.
#include <libpq-fe.h>
#include <memory>
#include <type_traits>

template <auto Function> using DeleterOf = std::integral_constant<std::decay_t<decltype(Function)>, Function>;
using Connection = std::unique_ptr<PGconn, DeleterOf<PQfinish>>;
using Result = std::unique_ptr<PGresult, std::integral_constant<decltype(&PQclear), &PQclear>>;

int interpret(const PGresult *res);

int ask(const char *dsn) {
  Connection conn(PQconnectdb(dsn));
  Result res(PQexec(conn.get(), "select 1"));
  return interpret(res.get());
}
