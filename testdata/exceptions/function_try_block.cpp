// SPDX-License-Identifier: Apache-2.0
// The handler of a function-try-block cannot see the body's variables: what they held is lost.
#include <exception>
#include <iostream>
#include <libpq-fe.h>

void rebuild(PGconn *conn);

void rebuild_index(const char *dsn) try {
  PGconn *conn = PQconnectdb(dsn);
  rebuild(conn); // expect-connleak-exception-path {rebuild() throws}
  PQfinish(conn);
} catch (const std::exception &e) {
  std::cerr << "rebuild: " << e.what() << '\n';
}

void rebuild_with(PGconn *conn) try {
  rebuild(conn);
  PQfinish(conn);
} catch (const std::exception &e) {
  std::cerr << "rebuild: " << PQerrorMessage(conn) << e.what() << '\n';
  PQfinish(conn);
}

void rebuild_owned(const char *dsn) { rebuild_with(PQconnectdb(dsn)); }
