// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Owners in a vector: moved in, made in place, erased, and destroyed when something throws.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

void check_node(PGconn *conn);

static std::vector<Connection> open_all(const std::vector<std::string> &dsns) {
  std::vector<Connection> all;
  for (const std::string &dsn : dsns) {
    Connection conn(PQconnectdb(dsn.c_str()));
    check_node(conn.get());
    all.push_back(std::move(conn));
  }
  return all;
}

std::size_t nodes(const std::vector<std::string> &dsns) {
  std::vector<Connection> all = open_all(dsns);
  all.emplace_back(PQconnectdb("dbname=local"));
  for (const Connection &conn : all)
    check_node(conn.get());
  while (!all.empty() && PQstatus(all.back().get()) != CONNECTION_OK)
    all.pop_back();
  return all.size();
}
