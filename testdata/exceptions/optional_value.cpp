// SPDX-License-Identifier: Apache-2.0
// optional::value() throws when there is none; value_or() and a test before operator* do not.
#include <libpq-fe.h>
#include <optional>
#include <string>

bool set_timeout(const char *dsn, std::optional<int> timeout) {
  PGconn *conn = PQconnectdb(dsn);
  std::string sql = "set statement_timeout = " + std::to_string(timeout.value()); // expect-connleak-exception-path {'conn'}
  PGresult *res = PQexec(conn, sql.c_str());
  bool is_set = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  PQfinish(conn);
  return is_set;
}

bool set_timeout_or_default(const char *dsn, std::optional<int> timeout, std::optional<int> lock) {
  PGconn *conn = PQconnectdb(dsn);
  std::string sql = "set statement_timeout = " + std::to_string(timeout.value_or(5000));
  if (lock)
    sql += "; set lock_timeout = " + std::to_string(*lock);
  PGresult *res = PQexec(conn, sql.c_str());
  bool is_set = PQresultStatus(res) == PGRES_COMMAND_OK;
  PQclear(res);
  PQfinish(conn);
  return is_set;
}
