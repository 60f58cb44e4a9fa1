// SPDX-License-Identifier: Apache-2.0
#include "backend.h"
#include <libpq-fe.h>

namespace {
class Pg : public Backend {
 public:
  explicit Pg(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {}
  ~Pg() override { PQfinish(conn_); }
  long count(const std::string &) override { return PQbackendPID(conn_); }

 private:
  PGconn *conn_;
};
}

std::unique_ptr<Backend> makePg(const std::string &dsn) { return std::make_unique<Pg>(dsn); }
