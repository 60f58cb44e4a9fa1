// SPDX-License-Identifier: Apache-2.0
// The loop that finishes all elements is left by an exception: those behind are skipped; a destructor skips none.
#include <libpq-fe.h>
#include <vector>

void report_closed(int index);

class Pool {
 public:
  explicit Pool(const char *dsn, int n) {
    for (int i = 0; i < n; i++)
      conns_.push_back(PQconnectdb(dsn));
  }
  ~Pool() {
    for (PGconn *conn : conns_)
      PQfinish(conn);
  }
  Pool(const Pool &) = delete;
  Pool &operator=(const Pool &) = delete;
  std::size_t size() const { return conns_.size(); }

 private:
  std::vector<PGconn *> conns_;
};

void finish_some(const char *const *dsns) {
  PGconn *conns[4];
  for (int i = 0; i < 4; i++)
    conns[i] = PQconnectdb(dsns[i]);
  for (int i = 0; i < 4; i++) {
    report_closed(i); // expect-connleak-exception-path {PQconnectdb()}
    PQfinish(conns[i]);
  }
}

void finish_all(const char *dsn) {
  Pool pool(dsn, 2);
  report_closed(static_cast<int>(pool.size()));
}
