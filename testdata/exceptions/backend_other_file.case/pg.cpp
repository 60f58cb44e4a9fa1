// SPDX-License-Identifier: Apache-2.0
#include "backend.h"
#include <libpq-fe.h>

namespace {
class Pg : public Backend {
 public:
  explicit Pg(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {}
  ~Pg() override { PQfinish(conn_); }
  long count(const std::string &table) override {
    PGresult *res = PQexec(conn_, ("select count(*) from " + table).c_str());
    if (PQresultStatus(res) != PGRES_TUPLES_OK) {
      PQclear(res);
      return -1;
    }
    long n = std::stol(PQgetvalue(res, 0, 0)); // expect-connleak-exception-path {'res'}
    PQclear(res);
    return n;
  }

 private:
  PGconn *conn_;
};
}

std::unique_ptr<Backend> makePg(const std::string &dsn) { return std::make_unique<Pg>(dsn); }
