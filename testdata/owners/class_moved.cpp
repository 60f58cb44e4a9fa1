// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An own owner with move constructor and move assignment, by std::exchange and by hand.
#include <libpq-fe.h>
#include <utility>

class Connection {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  Connection(Connection &&other) noexcept : conn_(std::exchange(other.conn_, nullptr)) {}
  Connection &operator=(Connection &&other) noexcept {
    if (this != &other) {
      PQfinish(conn_);
      conn_ = other.conn_;
      other.conn_ = nullptr;
    }
    return *this;
  }
  ~Connection() { PQfinish(conn_); }
  PGconn *get() const noexcept { return conn_; }

 private:
  PGconn *conn_;
};

void check_schema(PGconn *conn);

static Connection open_checked(const char *dsn) {
  Connection conn(dsn);
  check_schema(conn.get());
  return conn;
}

int version(const char *dsn, const char *other) {
  Connection conn = open_checked(dsn);
  Connection kept = std::move(conn);
  conn = open_checked(other);
  check_schema(conn.get());
  return PQserverVersion(kept.get()) - PQserverVersion(conn.get());
}
