// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Algorithms move owners about; those that are removed are finished by erase().
#include <algorithm>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

void serve(const std::vector<Connection> &conns);

void serve_best(const std::vector<std::string> &dsns) {
  std::vector<Connection> conns;
  for (const std::string &dsn : dsns)
    conns.emplace_back(PQconnectdb(dsn.c_str()));
  const auto bad = std::remove_if(conns.begin(), conns.end(),
                                  [](const Connection &conn) { return PQstatus(conn.get()) != CONNECTION_OK; });
  conns.erase(bad, conns.end());
  std::sort(conns.begin(), conns.end(), [](const Connection &left, const Connection &right) {
    return PQserverVersion(left.get()) > PQserverVersion(right.get());
  });
  serve(conns);
}
