// SPDX-License-Identifier: Apache-2.0
// The move assignment takes the new connection over the one that is still open.
#include <libpq-fe.h>
#include <utility>

class Connection {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  Connection(Connection &&other) noexcept : conn_(std::exchange(other.conn_, nullptr)) {}
  Connection &operator=(Connection &&other) noexcept {
    conn_ = std::exchange(other.conn_, nullptr); // expect-connleak-overwrite
    return *this;
  }
  ~Connection() { PQfinish(conn_); }
  PGconn *get() const noexcept { return conn_; }

 private:
  PGconn *conn_;
};

int version(const char *dsn, const char *other) {
  Connection conn(dsn);
  if (PQstatus(conn.get()) != CONNECTION_OK)
    conn = Connection(other);
  return PQserverVersion(conn.get());
}
