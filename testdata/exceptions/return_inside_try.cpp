// SPDX-License-Identifier: Apache-2.0
// The loss inside a try block is an ordinary return; no exception has part in it.
#include <exception>
#include <iostream>
#include <libpq-fe.h>

int check_replica(PGconn *conn);

int lag(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  int seconds = 0;
  try {
    if (PQstatus(conn) != CONNECTION_OK)
      return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
    seconds = check_replica(conn);
  } catch (const std::exception &e) {
    std::cerr << e.what() << '\n';
  }
  PQfinish(conn);
  return seconds;
}
