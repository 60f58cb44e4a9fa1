// SPDX-License-Identifier: Apache-2.0
// The results of two commands are discarded, whatever is thrown around them; the connection has an owner.
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>

void book(PGconn *conn, int from, int to);

void transfer(const char *dsn, int from, int to) {
  std::unique_ptr<PGconn, decltype(&PQfinish)> conn(PQconnectdb(dsn), &PQfinish);
  PQexec(conn.get(), "BEGIN"); // expect-connleak-never-released {PQexec()}
  try {
    book(conn.get(), from, to);
    PQclear(PQexec(conn.get(), "COMMIT"));
  } catch (const std::exception &) {
    PQexec(conn.get(), "ROLLBACK"); // expect-connleak-never-released {PQexec()}
    throw;
  }
}
