// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// std::shared_ptr with a deleter, copied about; the last copy finishes.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

void prepare_statements(PGconn *conn);

class Worker {
 public:
  explicit Worker(std::shared_ptr<PGconn> conn) : conn_(std::move(conn)) {}
  int version() const { return PQserverVersion(conn_.get()); }

 private:
  std::shared_ptr<PGconn> conn_;
};

std::shared_ptr<PGconn> open_shared(const std::string &dsn) {
  std::shared_ptr<PGconn> conn(PQconnectdb(dsn.c_str()), PQfinish);
  prepare_statements(conn.get());
  return conn;
}

int versions(const std::string &dsn) {
  std::shared_ptr<PGconn> conn = open_shared(dsn);
  std::vector<Worker> workers;
  for (int i = 0; i < 4; i++)
    workers.emplace_back(conn);
  conn.reset();
  int sum = 0;
  for (const Worker &worker : workers)
    sum += worker.version();
  return sum;
}
