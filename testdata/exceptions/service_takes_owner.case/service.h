// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

class Service {
 public:
  Service(Connection conn, std::vector<std::string> topics);
  explicit Service(PGconn *adopted);
  void run();

 private:
  Connection conn_;
  std::vector<std::string> topics_;
};
