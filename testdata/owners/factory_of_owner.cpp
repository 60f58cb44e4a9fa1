// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Factories: a static member that makes the object with a private constructor, and one that makes a base.
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>
#include <string>

class Session {
 public:
  static std::unique_ptr<Session> open(const std::string &dsn) {
    std::unique_ptr<Session> session(new Session(PQconnectdb(dsn.c_str())));
    if (PQstatus(session->conn_) != CONNECTION_OK)
      throw std::runtime_error(PQerrorMessage(session->conn_));
    return session;
  }
  ~Session() { PQfinish(conn_); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  PGconn *raw() const { return conn_; }

 private:
  explicit Session(PGconn *conn) noexcept : conn_(conn) {}
  PGconn *conn_;
};

int load_orders(PGconn *conn);

int orders(const std::string &dsn) {
  auto session = Session::open(dsn);
  return load_orders(session->raw());
}

int orders_shared(const std::string &dsn) {
  std::shared_ptr<Session> session = Session::open(dsn);
  return load_orders(session->raw());
}
