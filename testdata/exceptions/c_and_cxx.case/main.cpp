// SPDX-License-Identifier: Apache-2.0
// The wrapper is written in C and does not throw; its user is written in C++ and does.
#include "db.h"
#include <memory>
#include <stdexcept>

int strict(const char *dsn) {
  PGconn *conn = db_open(dsn);
  if (!conn)
    throw std::runtime_error("no connection");
  int rows = db_rows(conn, "users");
  if (rows == 0)
    throw std::runtime_error("no users"); // expect-connleak-exception-path {'conn' from db_open()}
  db_close(conn);
  return rows;
}

int owned(const char *dsn) {
  std::unique_ptr<PGconn, decltype(&db_close)> conn(db_open(dsn), &db_close);
  if (!conn)
    throw std::runtime_error("no connection");
  int rows = db_rows(conn.get(), "users");
  if (rows == 0)
    throw std::runtime_error("no users");
  return rows;
}
