// SPDX-License-Identifier: Apache-2.0
// The handler asks a connection for its message that the try block has finished.
#include <exception>
#include <iostream>
#include <libpq-fe.h>

void announce(const char *text);

void close_and_announce(PGconn *conn) {
  try {
    PQclear(PQexec(conn, "select pg_switch_wal()"));
    PQfinish(conn);
    announce("switched");
  } catch (const std::exception &e) {
    std::cerr << e.what() << PQerrorMessage(conn) << '\n'; // expect-connleak-use-after-release {'conn'}
  }
}

void announce_and_close(PGconn *conn) {
  try {
    PQclear(PQexec(conn, "select pg_switch_wal()"));
    announce("switched");
  } catch (const std::exception &e) {
    std::cerr << e.what() << PQerrorMessage(conn) << '\n';
  }
  PQfinish(conn);
}
