// SPDX-License-Identifier: Apache-2.0
// A pair is taken apart in the condition of an if; what it holds is gone behind it.
#include <libpq-fe.h>
#include <string_view>
#include <utility>

static std::pair<PGresult *, bool> tryExec(PGconn *conn, std::string_view sql) {
  PGresult *res = PQexec(conn, sql.data());
  return {res, PQresultStatus(res) == PGRES_TUPLES_OK};
}

int rows(PGconn *conn) {
  if (auto [res, ok] = tryExec(conn, "select 1"); ok) {
    int n = PQntuples(res);
    PQclear(res);
    return n;
  }
  return -1; // expect-connleak-error-path
}
