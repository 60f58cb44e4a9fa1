// SPDX-License-Identifier: Apache-2.0
// The helper acquires and checks: when the check throws, the result is lost inside the helper.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

static PGresult *execute(PGconn *conn, const std::string &sql) {
  PGresult *res = PQexec(conn, sql.c_str());
  if (PQresultStatus(res) == PGRES_FATAL_ERROR)
    throw std::runtime_error(sql); // expect-connleak-exception-path {'res' from PQexec()}
  return res;
}

int rows_of(PGconn *conn, const std::string &table) {
  PGresult *res = execute(conn, "select * from " + table);
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}

int rows_of_both(PGconn *conn, const std::string &table) {
  PGresult *old_rows = execute(conn, "select * from " + table + "_old");
  PGresult *new_rows = execute(conn, "select * from " + table); // expect-connleak-exception-path {'old_rows' from execute()}
  int rows = PQntuples(old_rows) + PQntuples(new_rows);
  PQclear(old_rows);
  PQclear(new_rows);
  return rows;
}
