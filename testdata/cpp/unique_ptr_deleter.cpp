// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// std::unique_ptr with a deleter type.
// flags: -fno-exceptions
#include <libpq-fe.h>
#include <memory>
struct Finish { void operator()(PGconn *conn) const { PQfinish(conn); } };
struct Clear { void operator()(PGresult *res) const { PQclear(res); } };
int rows(const char *dsn) {
  std::unique_ptr<PGconn, Finish> conn(PQconnectdb(dsn));
  if (PQstatus(conn.get()) != CONNECTION_OK) return -1;
  std::unique_ptr<PGresult, Clear> res(PQexec(conn.get(), "select 1"));
  if (PQresultStatus(res.get()) != PGRES_TUPLES_OK) return -2;
  return PQntuples(res.get());
}
