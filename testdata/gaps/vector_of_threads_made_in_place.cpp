// SPDX-License-Identifier: Apache-2.0
// A thread of a vector gets the connection and finishes it.
// Known gap: in libc++ emplace_back() of a thread counts as throwing, which it does for want of a thread alone.
// flags: -pthread
// case: expect-none
#include <libpq-fe.h>
#include <thread>
#include <vector>

static void worker(PGconn *conn) { PQfinish(conn); }

void spawn(const char *dsn) {
  std::vector<std::thread> pool;
  PGconn *conn = PQconnectdb(dsn);
  pool.emplace_back(worker, conn); // gap on libc++: false connleak-exception-path
  pool[0].join();
}
