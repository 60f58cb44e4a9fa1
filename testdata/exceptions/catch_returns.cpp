// SPDX-License-Identifier: Apache-2.0
// The handler returns and forgets the connection that lives outside the try block.
#include <exception>
#include <iostream>
#include <libpq-fe.h>

int sync_accounts(PGconn *conn);

int nightly(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int moved = 0;
  try {
    moved = sync_accounts(conn);
  } catch (const std::exception &e) {
    std::cerr << "sync failed: " << e.what() << '\n';
    return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
  return moved;
}

int nightly_fixed(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int moved = 0;
  try {
    moved = sync_accounts(conn);
  } catch (const std::exception &e) {
    std::cerr << "sync failed: " << e.what() << '\n';
    PQfinish(conn);
    return -1;
  }
  PQfinish(conn);
  return moved;
}
