// SPDX-License-Identifier: Apache-2.0
// Nobody knows what the callback does; it may throw.
#include <functional>
#include <libpq-fe.h>
#include <string>

using OnRow = std::function<void(const std::string &)>;

void each_row(PGconn *conn, const char *sql, const OnRow &on_row) {
  PGresult *res = PQexec(conn, sql);
  for (int i = 0; i < PQntuples(res); i++)
    on_row(PQgetvalue(res, i, 0)); // expect-connleak-exception-path {'res' from PQexec()}
  PQclear(res);
}

void each_row_guarded(PGconn *conn, const char *sql, const OnRow &on_row) {
  PGresult *res = PQexec(conn, sql);
  try {
    for (int i = 0; i < PQntuples(res); i++)
      on_row(PQgetvalue(res, i, 0));
  } catch (...) {
    PQclear(res);
    throw;
  }
  PQclear(res);
}
