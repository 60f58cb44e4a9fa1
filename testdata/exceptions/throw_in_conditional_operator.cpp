// SPDX-License-Identifier: Apache-2.0
// The throw is one arm of a conditional operator.
#include <libpq-fe.h>
#include <stdexcept>

int database_size(PGconn *conn, const char *name) {
  PGresult *res = PQexec(conn, "select pg_database_size(current_database())");
  const char *which = name ? name : throw std::invalid_argument("no name"); // expect-connleak-exception-path {'res' from PQexec()}
  int length = PQgetlength(res, 0, 0) + which[0];
  PQclear(res);
  return length;
}

int database_size_checked_first(PGconn *conn, const char *name) {
  const char *which = name ? name : throw std::invalid_argument("no name");
  PGresult *res = PQexec(conn, "select pg_database_size(current_database())");
  int length = PQgetlength(res, 0, 0) + which[0];
  PQclear(res);
  return length;
}
