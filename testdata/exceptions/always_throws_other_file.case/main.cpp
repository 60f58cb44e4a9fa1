// SPDX-License-Identifier: Apache-2.0
// Helpers of another file always throw; one of them finishes the connection first.
#include "fail.h"

PGconn *login(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK)
    fail(conn, "login: "); // expect-connleak-exception-path {fail() throws}
  return conn;
}

PGconn *login_finished(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK)
    finish_and_fail(conn, "login: ");
  return conn;
}
