// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

inline PGresult *query(PGconn *conn, const std::string &sql) {
  PGresult *res = PQexec(conn, sql.c_str());
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    throw std::runtime_error(sql); // expect-connleak-exception-path {'res' from PQexec()}
  return res;
}

inline int query_rows(PGconn *conn, const std::string &sql) {
  PGresult *res = query(conn, sql);
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}
