// SPDX-License-Identifier: Apache-2.0
#include "store.h"
#include <libpq-fe.h>
#include <stdexcept>

class Store::Impl {
 public:
  explicit Impl(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {}
  ~Impl() { PQfinish(conn_); }
  Impl(const Impl &) = delete;
  Impl &operator=(const Impl &) = delete;
  void execute(const char *sql, int n, const char *const *values) {
    PGresult *res = PQexecParams(conn_, sql, n, nullptr, values, nullptr, nullptr, 0);
    const bool is_bad = PQresultStatus(res) == PGRES_FATAL_ERROR;
    PQclear(res);
    if (is_bad)
      throw std::runtime_error(PQerrorMessage(conn_));
  }

 private:
  PGconn *conn_;
};

Store::Store(const std::string &dsn) : impl_(std::make_unique<Impl>(dsn)) { impl_->execute("begin", 0, nullptr); }
Store::~Store() = default;

void Store::put(const std::string &key, const std::string &value) {
  const char *values[] = {key.c_str(), value.c_str()};
  impl_->execute("insert into kv values ($1, $2)", 2, values);
}
