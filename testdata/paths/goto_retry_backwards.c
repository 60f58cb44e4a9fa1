// SPDX-License-Identifier: Apache-2.0
// A backward goto opens again without finishing.
#include <libpq-fe.h>
#include <unistd.h>
PGconn *open_with_retry(const char *dsn) {
  int attempts = 0;
  PGconn *conn;
again:
  conn = PQconnectdb(dsn); // expect-connleak-overwrite {'conn' from PQconnectdb()}
  if (PQstatus(conn) != CONNECTION_OK && ++attempts < 3) {
    sleep(1);
    goto again;
  }
  return conn;
}
