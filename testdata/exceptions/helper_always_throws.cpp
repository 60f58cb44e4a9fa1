// SPDX-License-Identifier: Apache-2.0
// A helper that always throws is given the handle: one leaves it alone, the other clears it first.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

[[noreturn]] static void fail(const PGresult *res, const char *what) {
  throw std::runtime_error(std::string(what) + ": " + PQresultErrorMessage(res));
}

[[noreturn]] static void clear_and_fail(PGresult *res, const char *what) {
  std::string text = std::string(what) + ": " + PQresultErrorMessage(res);
  PQclear(res);
  throw std::runtime_error(text);
}

int inserted(PGconn *conn) {
  PGresult *res = PQexec(conn, "insert into runs default values returning id");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    fail(res, "insert"); // expect-connleak-exception-path {fail() throws}
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}

int deleted(PGconn *conn) {
  PGresult *res = PQexec(conn, "delete from runs returning id");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    clear_and_fail(res, "delete");
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}
