// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The connection is a matter of the implementation behind a pointer.
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>
#include <string>

class Store {
 public:
  explicit Store(const std::string &dsn);
  ~Store();
  Store(Store &&) noexcept;
  Store &operator=(Store &&) noexcept;
  int count(const std::string &table) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct Store::Impl {
  explicit Impl(const std::string &dsn) : conn(PQconnectdb(dsn.c_str())) {}
  ~Impl() { PQfinish(conn); }
  PGconn *conn;
};

Store::Store(const std::string &dsn) : impl_(std::make_unique<Impl>(dsn)) {
  if (PQstatus(impl_->conn) != CONNECTION_OK)
    throw std::runtime_error(PQerrorMessage(impl_->conn));
}
Store::~Store() = default;
Store::Store(Store &&) noexcept = default;
Store &Store::operator=(Store &&) noexcept = default;

int Store::count(const std::string &table) const {
  PGresult *res = PQexec(impl_->conn, ("select 1 from " + table).c_str());
  int rows = PQntuples(res);
  PQclear(res);
  return rows;
}

int both(const std::string &dsn) {
  Store store(dsn);
  Store other(dsn);
  other = std::move(store);
  return other.count("users");
}
