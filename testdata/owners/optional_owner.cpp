// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An owner in std::optional: emplaced, replaced, reset, or never there.
#include <libpq-fe.h>
#include <optional>
#include <utility>

class Connection {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  Connection(Connection &&other) noexcept : conn_(std::exchange(other.conn_, nullptr)) {}
  Connection &operator=(Connection &&other) noexcept {
    std::swap(conn_, other.conn_);
    return *this;
  }
  ~Connection() { PQfinish(conn_); }
  PGconn *get() const noexcept { return conn_; }

 private:
  PGconn *conn_;
};

int query(PGconn *conn);

int primary_or_standby(const char *primary, const char *standby, bool is_remote) {
  std::optional<Connection> conn;
  if (is_remote)
    conn.emplace(primary);
  if (!conn || PQstatus(conn->get()) != CONNECTION_OK)
    conn = Connection(standby);
  int rows = query(conn->get());
  conn.reset();
  conn.emplace(standby);
  return rows + query(conn->get());
}

std::optional<Connection> try_connect(const char *dsn) {
  Connection conn(dsn);
  if (PQstatus(conn.get()) != CONNECTION_OK)
    return std::nullopt;
  query(conn.get());
  return conn;
}
