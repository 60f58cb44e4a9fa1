// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Connections handed to threads: an owner moved into the closure, an owner as an argument, a raw one that the thread finishes.
#include <libpq-fe.h>
#include <memory>
#include <thread>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

int listen_once(PGconn *conn) noexcept;

static void listen_owned(Connection conn) {
  while (listen_once(conn.get()) > 0) {
  }
}

static void listen_raw(PGconn *conn) {
  while (listen_once(conn) > 0) {
  }
  PQfinish(conn);
}

void start(const char *dsn) {
  Connection first(PQconnectdb(dsn));
  std::thread([conn = std::move(first)] { listen_once(conn.get()); }).detach();
  Connection second(PQconnectdb(dsn));
  std::thread worker(listen_owned, std::move(second));
  worker.detach();
}

void start_raw(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  std::thread worker;
  try {
    worker = std::thread(listen_raw, conn);
  } catch (...) {
    PQfinish(conn);
    throw;
  }
  worker.detach();
}
