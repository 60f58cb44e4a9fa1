// SPDX-License-Identifier: Apache-2.0
// The raw result is put into its owner after something has had the chance to throw.
#include <libpq-fe.h>
#include <memory>
#include <string>

struct Clear {
  void operator()(PGresult *res) const noexcept { PQclear(res); }
};
using Result = std::unique_ptr<PGresult, Clear>;

void trace(const std::string &sql, int rows);

Result query_late(PGconn *conn, const std::string &sql) {
  PGresult *raw = PQexec(conn, sql.c_str());
  trace(sql, PQntuples(raw)); // expect-connleak-exception-path {trace() throws}
  return Result(raw);
}

Result query(PGconn *conn, const std::string &sql) {
  Result res(PQexec(conn, sql.c_str()));
  trace(sql, PQntuples(res.get()));
  return res;
}
