// SPDX-License-Identifier: Apache-2.0
// The factory returns a raw connection, throws when it is bad, and loses it there; its caller loses what it got.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

static PGconn *connect_or_throw(const std::string &dsn) {
  PGconn *conn = PQconnectdb(dsn.c_str());
  if (PQstatus(conn) != CONNECTION_OK)
    throw std::runtime_error(PQerrorMessage(conn)); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  return conn;
}

void run_batch(PGconn *conn);

void batch(const std::string &dsn) {
  PGconn *conn = connect_or_throw(dsn);
  run_batch(conn); // expect-connleak-exception-path {'conn' from connect_or_throw()}
  PQfinish(conn);
}
