// SPDX-License-Identifier: Apache-2.0
// A connection that broke is neither put back nor finished.
#include <libpq-fe.h>
#include <vector>

class Pool {
 public:
  ~Pool() {
    for (PGconn *c : idle_)
      PQfinish(c);
  }
  int run(const char *sql) {
    PGconn *c = PQconnectdb("");
    PGresult *res = PQexec(c, sql);
    int n = PQntuples(res);
    PQclear(res);
    if (PQstatus(c) != CONNECTION_OK)
      return -1; // expect-connleak-error-path {'c'}
    idle_.push_back(c);
    return n;
  }

 private:
  std::vector<PGconn *> idle_;
};

int use() {
  Pool p;
  return p.run("select 1");
}
