// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The member is connected at its first use.
#include <libpq-fe.h>
#include <stdexcept>
#include <string>
#include <utility>

class Lazy {
 public:
  explicit Lazy(std::string dsn) : dsn_(std::move(dsn)) {}
  ~Lazy() {
    if (conn_)
      PQfinish(conn_);
  }
  Lazy(const Lazy &) = delete;
  Lazy &operator=(const Lazy &) = delete;
  PGconn *get() {
    if (!conn_)
      conn_ = PQconnectdb(dsn_.c_str());
    if (PQstatus(conn_) != CONNECTION_OK)
      throw std::runtime_error(PQerrorMessage(conn_));
    return conn_;
  }

 private:
  std::string dsn_;
  PGconn *conn_ = nullptr;
};

int version(const std::string &dsn) {
  Lazy lazy(dsn);
  return PQserverVersion(lazy.get()) + PQprotocolVersion(lazy.get());
}
