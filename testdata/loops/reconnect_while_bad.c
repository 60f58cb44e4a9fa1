// SPDX-License-Identifier: Apache-2.0
// The reconnect loop opens anew as long as the status is bad.
#include <libpq-fe.h>
#include <unistd.h>
PGconn *wait_for_server(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  while (PQstatus(conn) != CONNECTION_OK) {
    sleep(2);
    conn = PQconnectdb(dsn); // expect-connleak-overwrite {from PQconnectdb()} expect-connleak-overwrite {from PQconnectdb()}
  }
  return conn;
}
