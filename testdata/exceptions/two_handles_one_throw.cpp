// SPDX-License-Identifier: Apache-2.0
// One throw loses two handles: each of them is told.
#include <libpq-fe.h>
#include <stdexcept>

int answer(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res = PQexec(conn, "select 42");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    throw std::runtime_error("no answer"); // expect-connleak-exception-path {'conn' from} expect-connleak-exception-path {'res' from}
  int length = PQgetlength(res, 0, 0);
  PQclear(res);
  PQfinish(conn);
  return length;
}

int answer_result_cleared(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res = PQexec(conn, "select 42");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    PQclear(res);
    throw std::runtime_error("no answer"); // expect-connleak-exception-path {'conn' from}
  }
  int length = PQgetlength(res, 0, 0);
  PQclear(res);
  PQfinish(conn);
  return length;
}
