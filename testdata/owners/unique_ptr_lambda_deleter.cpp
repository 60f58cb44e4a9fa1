// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The deleter is a lambda, kept in the pointer, or a lambda that captures what it counts.
#include <libpq-fe.h>
#include <memory>

int load_orders(PGconn *conn);

int by_lambda(const char *dsn) {
  auto finish = [](PGconn *conn) { PQfinish(conn); };
  std::unique_ptr<PGconn, decltype(finish)> conn(PQconnectdb(dsn), finish);
  return load_orders(conn.get());
}

int counted(const char *dsn, int &open_connections) {
  open_connections++;
  auto finish = [&open_connections](PGconn *conn) {
    PQfinish(conn);
    open_connections--;
  };
  std::unique_ptr<PGconn, decltype(finish)> conn(PQconnectdb(dsn), finish);
  return load_orders(conn.get());
}
