// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The usual way with a raw handle: clear in catch (...) and throw on.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

std::string decode(const char *text);

std::string first_value(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  std::string value;
  try {
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      throw std::runtime_error(PQerrorMessage(conn));
    if (PQntuples(res) > 0)
      value = decode(PQgetvalue(res, 0, 0));
  } catch (...) {
    PQclear(res);
    throw;
  }
  PQclear(res);
  return value;
}
