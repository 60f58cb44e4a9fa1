// SPDX-License-Identifier: Apache-2.0
// The constructor throws before its member has taken the result it was given.
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>

class ResultSet {
 public:
  explicit ResultSet(PGresult *r) {
    if (PQresultStatus(r) != PGRES_TUPLES_OK)
      throw std::runtime_error(PQresultErrorMessage(r));
    r_.reset(r, &PQclear);
  }
  int rows() const { return PQntuples(r_.get()); }

 private:
  std::shared_ptr<PGresult> r_;
};

int run(PGconn *c) {
  ResultSet r(PQexec(c, "select 1")); // expect-connleak-exception-path
  return r.rows();
}
