// SPDX-License-Identifier: Apache-2.0
// The connection is declared inside the try block: when the handler runs, nothing leads to it any more.
#include <exception>
#include <iostream>
#include <libpq-fe.h>

int migrate(PGconn *conn, int from);

int upgrade(const char *dsn) {
  int version = -1;
  try {
    PGconn *conn = PQconnectdb(dsn);
    version = migrate(conn, 3); // expect-connleak-exception-path {'conn' from PQconnectdb()}
    PQfinish(conn);
  } catch (const std::exception &e) {
    std::cerr << e.what() << '\n';
  }
  return version;
}

int upgrade_outside(const char *dsn) {
  int version = -1;
  PGconn *conn = nullptr;
  try {
    conn = PQconnectdb(dsn);
    version = migrate(conn, 3);
  } catch (const std::exception &e) {
    std::cerr << e.what() << '\n';
  }
  PQfinish(conn);
  return version;
}
