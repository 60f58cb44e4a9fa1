// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The function of a thread keeps all exceptions inside, and its owner in its own stack.
#include <exception>
#include <iostream>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <thread>

void poll_jobs(PGconn *conn);

void start_worker(const std::string &dsn) {
  std::thread worker([dsn] {
    std::unique_ptr<PGconn, decltype(&PQfinish)> conn(PQconnectdb(dsn.c_str()), &PQfinish);
    try {
      poll_jobs(conn.get());
    } catch (const std::exception &e) {
      std::cerr << e.what() << '\n';
    }
  });
  worker.detach();
}
