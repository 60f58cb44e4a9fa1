// SPDX-License-Identifier: Apache-2.0
// Copies share a count on the heap; the last one clears.
// case: expect-none
#include <libpq-fe.h>

class Result {
 public:
  explicit Result(PGresult *res) : res_(res), refs_(new int(1)) {}
  Result(const Result &o) : res_(o.res_), refs_(o.refs_) { ++*refs_; }
  Result &operator=(Result o) {
    PGresult *r = res_;
    res_ = o.res_;
    o.res_ = r;
    int *n = refs_;
    refs_ = o.refs_;
    o.refs_ = n;
    return *this;
  }
  ~Result() {
    if (--*refs_ == 0) {
      PQclear(res_);
      delete refs_;
    }
  }
  int rows() const { return PQntuples(res_); }

 private:
  PGresult *res_;
  int *refs_;
};

static int rows(Result r) { return r.rows(); }

int run(PGconn *conn) {
  Result r(PQexec(conn, "select 1"));
  Result s = r;
  s = Result(PQexec(conn, "select 2"));
  return rows(r) + rows(s);
}
