// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A guard that keeps a list of std::function and runs it backwards.
#include <functional>
#include <libpq-fe.h>
#include <utility>
#include <vector>

class Cleanup {
 public:
  Cleanup() = default;
  ~Cleanup() {
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step)
      (*step)();
  }
  Cleanup(const Cleanup &) = delete;
  Cleanup &operator=(const Cleanup &) = delete;
  void add(std::function<void()> step) { steps_.push_back(std::move(step)); }

 private:
  std::vector<std::function<void()>> steps_;
};

class Defer {
 public:
  explicit Defer(std::function<void()> step) : step_(std::move(step)) {}
  ~Defer() { step_(); }

 private:
  std::function<void()> step_;
};

int interpret(const PGresult *res);

int listed(const char *dsn) {
  Cleanup cleanup;
  PGconn *conn = PQconnectdb(dsn);
  cleanup.add([conn] { PQfinish(conn); });
  PGresult *res = PQexec(conn, "select 1");
  cleanup.add([res] { PQclear(res); });
  return interpret(res);
}

int deferred(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  Defer clear([res] { PQclear(res); });
  return interpret(res);
}
