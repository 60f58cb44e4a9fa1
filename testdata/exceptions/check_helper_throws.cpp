// SPDX-License-Identifier: Apache-2.0
// The usual check(): it throws when the result is bad, and leaves clearing to the caller, who forgets; the twin clears in it.
#include <libpq-fe.h>
#include <stdexcept>

namespace {
void check(const PGresult *res) {
  if (PQresultStatus(res) == PGRES_FATAL_ERROR)
    throw std::runtime_error(PQresultErrorMessage(res));
}

void check_or_clear(PGresult *res) {
  if (PQresultStatus(res) != PGRES_FATAL_ERROR)
    return;
  std::runtime_error error(PQresultErrorMessage(res));
  PQclear(res);
  throw error;
}
}

int columns(PGconn *conn, const char *sql) {
  PGresult *res = PQprepare(conn, "", sql, 0, nullptr);
  check(res); // expect-connleak-exception-path {'res' from PQprepare()}
  PQclear(res);
  res = PQdescribePrepared(conn, "");
  check_or_clear(res);
  int n = PQnfields(res);
  PQclear(res);
  return n;
}
