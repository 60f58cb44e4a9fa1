// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A small owner class without exceptions; the destructor releases.
// flags: -fno-exceptions
#include <libpq-fe.h>
namespace {
class Connection {
 public:
  explicit Connection(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~Connection() { PQfinish(conn_); }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;
  bool ok() const { return PQstatus(conn_) == CONNECTION_OK; }
  PGconn *get() const { return conn_; }

 private:
  PGconn *conn_;
};
}
int version(const char *dsn) {
  Connection conn(dsn);
  if (!conn.ok()) return -1;
  return PQserverVersion(conn.get());
}
