// SPDX-License-Identifier: Apache-2.0
// The throw is two calls down, in sight; the caller that holds the result does not know.
#include <libpq-fe.h>
#include <stdexcept>

namespace {
void require(bool is_right, const char *what) {
  if (!is_right)
    throw std::logic_error(what);
}

void check_columns(const PGresult *res, int wanted) { require(PQnfields(res) == wanted, "columns"); }

bool has_columns(const PGresult *res, int wanted) {
  try {
    check_columns(res, wanted);
  } catch (const std::logic_error &) {
    return false;
  }
  return true;
}
}

int rows_strict(PGconn *conn) {
  PGresult *res = PQexec(conn, "select id, name from users");
  check_columns(res, 2); // expect-connleak-exception-path {check_columns() throws}
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}

int rows_lenient(PGconn *conn) {
  PGresult *res = PQexec(conn, "select id, name from users");
  int rows = has_columns(res, 2) ? PQntuples(res) : -1;
  PQclear(res);
  return rows;
}
