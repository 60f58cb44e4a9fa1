// SPDX-License-Identifier: Apache-2.0
// The first call makes the static variable, by a function that may throw.
#include <libpq-fe.h>
#include <string>

std::string read_statement(const char *name);

int active_users(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  static const std::string sql = read_statement("active_users"); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  PGresult *res = PQexec(conn, sql.c_str());
  int rows = PQntuples(res);
  PQclear(res);
  PQfinish(conn);
  return rows;
}

int active_users_early(const char *dsn) {
  static const std::string sql = read_statement("active_users");
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res = PQexec(conn, sql.c_str());
  int rows = PQntuples(res);
  PQclear(res);
  PQfinish(conn);
  return rows;
}
