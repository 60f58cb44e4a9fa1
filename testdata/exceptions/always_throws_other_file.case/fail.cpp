// SPDX-License-Identifier: Apache-2.0
#include "fail.h"
#include <stdexcept>
#include <string>

void fail(PGconn *conn, const char *what) { throw std::runtime_error(std::string(what) + PQerrorMessage(conn)); }

void finish_and_fail(PGconn *conn, const char *what) {
  std::string text = std::string(what) + PQerrorMessage(conn);
  PQfinish(conn);
  throw std::runtime_error(text);
}
