// SPDX-License-Identifier: Apache-2.0
#include "factory.h"
#include <stdexcept>
#include <string>

void Finish::operator()(PGconn *conn) const noexcept { PQfinish(conn); }

PGconn *open_raw(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) == CONNECTION_OK)
    return conn;
  std::string message = PQerrorMessage(conn);
  PQfinish(conn);
  throw std::runtime_error(message);
}

Connection open_owned(const char *dsn) { return Connection(open_raw(dsn)); }
