// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Copy-and-swap: the temporary takes the old connection with it.
#include <libpq-fe.h>
#include <utility>

class Connection {
 public:
  Connection() noexcept = default;
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  Connection(Connection &&other) noexcept { swap(*this, other); }
  Connection &operator=(Connection other) noexcept {
    swap(*this, other);
    return *this;
  }
  ~Connection() {
    if (conn_)
      PQfinish(conn_);
  }
  friend void swap(Connection &a, Connection &b) noexcept { std::swap(a.conn_, b.conn_); }
  PGconn *get() const noexcept { return conn_; }

 private:
  PGconn *conn_ = nullptr;
};

int ping(PGconn *conn);

int either(const char *primary, const char *standby) {
  Connection conn(primary);
  if (PQstatus(conn.get()) != CONNECTION_OK)
    conn = Connection(standby);
  Connection last;
  swap(conn, last);
  return ping(last.get());
}
