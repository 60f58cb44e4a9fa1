// SPDX-License-Identifier: Apache-2.0
// The pool tests a connection before it hands it out, and keeps the result of the test.
#include <deque>
#include <libpq-fe.h>

class Pool {
 public:
  PGconn *get() {
    while (!idle_.empty()) {
      PGconn *c = idle_.back();
      idle_.pop_back();
      PGresult *res = PQexec(c, "select 1");
      if (PQresultStatus(res) == PGRES_TUPLES_OK)
        return c; // expect-connleak-error-path {'res'}
      PQclear(res);
      PQfinish(c);
    }
    return PQconnectdb("");
  }
  void put(PGconn *c) { idle_.push_back(c); }
  ~Pool() {
    for (auto *c : idle_)
      PQfinish(c);
  }

 private:
  std::deque<PGconn *> idle_;
};

int use(Pool &p) {
  PGconn *c = p.get();
  int v = PQserverVersion(c);
  p.put(c);
  return v;
}
