// SPDX-License-Identifier: Apache-2.0
// A class with a destructor and no copy constructor is handed over by value: both copies clear.
#include <libpq-fe.h>

class Result {
 public:
  explicit Result(PGresult *res) : res_(res) {}
  ~Result() { PQclear(res_); } // expect-connleak-double-release
  int rows() const { return PQntuples(res_); }

 private:
  PGresult *res_;
};

static int rows(Result r) { return r.rows(); }

int run(PGconn *conn) {
  Result r(PQexec(conn, "select 1"));
  return rows(r);
}
