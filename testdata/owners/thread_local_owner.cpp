// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One connection for each thread, finished where the thread ends.
#include <libpq-fe.h>
#include <memory>
#include <string>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};

static PGconn *connection_of_thread(const std::string &dsn) {
  thread_local std::unique_ptr<PGconn, Finish> conn;
  if (!conn || PQstatus(conn.get()) != CONNECTION_OK)
    conn.reset(PQconnectdb(dsn.c_str()));
  return conn.get();
}

int load_orders(PGconn *conn);

int orders(const std::string &dsn) {
  int orders = load_orders(connection_of_thread(dsn));
  return orders + load_orders(connection_of_thread(dsn));
}
