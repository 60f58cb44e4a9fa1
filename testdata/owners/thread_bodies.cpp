// SPDX-License-Identifier: Apache-2.0
// Threads that own what they captured, that run a member function, and an answer by std::async().
// flags: -pthread
// case: expect-none
#include <future>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <thread>
#include <utility>

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

int asked(const char *dsn) {
  std::future<int> version = std::async(
      std::launch::async, [](std::string dsn) {
        Connection conn(PQconnectdb(dsn.c_str()), PQfinish);
        return PQserverVersion(conn.get());
      },
      std::string(dsn));
  return version.get();
}

void moved(const char *dsn) {
  Connection conn(PQconnectdb(dsn), PQfinish);
  std::thread thread([conn = std::move(conn)] { PQclear(PQexec(conn.get(), "listen x")); });
  thread.join();
}

struct Worker {
  void run() {
    PGconn *conn = PQconnectdb(dsn.c_str());
    if (PQstatus(conn) == CONNECTION_OK)
      PQclear(PQexec(conn, "select 1"));
    PQfinish(conn);
  }
  std::string dsn;
};

void member(const char *dsn) {
  Worker worker{dsn};
  std::thread thread(&Worker::run, &worker);
  thread.join();
}
