// SPDX-License-Identifier: Apache-2.0
#include "factory.h"
#include <stdexcept>

PGconn *open_checked(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK)
    throw std::runtime_error(PQerrorMessage(conn)); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  return conn;
}
