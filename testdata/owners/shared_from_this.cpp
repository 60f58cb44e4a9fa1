// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A session keeps itself alive in what it gives away.
#include <functional>
#include <libpq-fe.h>
#include <memory>
#include <string>

class Session : public std::enable_shared_from_this<Session> {
 public:
  explicit Session(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {}
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  std::function<int()> task() {
    return [self = shared_from_this()] { return PQserverVersion(self->conn_); };
  }

 private:
  PGconn *conn_;
};

void enqueue(std::function<int()> task);

void start(const std::string &dsn) {
  auto session = std::make_shared<Session>(dsn);
  enqueue(session->task());
}
