// SPDX-License-Identifier: Apache-2.0
// The owner is given up by release() and nobody finishes.
// flags: -fno-exceptions
#include <libpq-fe.h>
namespace {
class Connection {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~Connection() { if (conn_) PQfinish(conn_); }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;
  PGconn *get() const { return conn_; }
  PGconn *release() {
    PGconn *conn = conn_;
    conn_ = nullptr;
    return conn;
  }

 private:
  PGconn *conn_;
};
}
int version(const char *dsn) {
  Connection owner(dsn);
  if (!owner.get()) return -1;
  PGconn *conn = owner.release();
  return PQserverVersion(conn); // expect-connleak-never-released {Connection}
}
