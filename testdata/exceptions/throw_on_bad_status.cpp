// SPDX-License-Identifier: Apache-2.0
// The failed query is thrown about and its result stays behind; the twin clears it first.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

int count_orders(PGconn *conn) {
  PGresult *res = PQexec(conn, "select count(*) from orders");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    throw std::runtime_error(std::string("orders: ") + PQerrorMessage(conn)); // expect-connleak-exception-path {'res' from PQexec()}
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}

int count_customers(PGconn *conn) {
  PGresult *res = PQexec(conn, "select count(*) from customers");
  if (PQresultStatus(res) != PGRES_TUPLES_OK) {
    std::string message = PQresultErrorMessage(res);
    PQclear(res);
    throw std::runtime_error(message);
  }
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}
