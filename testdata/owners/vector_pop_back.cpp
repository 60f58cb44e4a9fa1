// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The last element of a vector is destroyed.
#include <libpq-fe.h>
#include <memory>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

std::vector<Connection> open_all(const char *const *dsns);

std::size_t nodes(const char *const *dsns) {
  std::vector<Connection> all = open_all(dsns);
  all.emplace_back(PQconnectdb("dbname=local"));
  while (!all.empty() && PQstatus(all.back().get()) != CONNECTION_OK)
    all.pop_back();
  return all.size();
}
