// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Handlers that take a copy, or no name at all, see the exception as well.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

static void require_rows(const PGresult *res) {
  if (PQntuples(res) == 0)
    throw std::underflow_error("no rows");
}

std::string by_copy(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  std::string error;
  try {
    require_rows(res);
  } catch (std::runtime_error e) {
    error = e.what();
  }
  PQclear(res);
  return error;
}

bool without_name(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  try {
    require_rows(res);
  } catch (std::underflow_error &) {
    PQclear(res);
    return false;
  }
  PQclear(res);
  return true;
}
