// SPDX-License-Identifier: Apache-2.0
// A pool takes the last connection of a deque, or makes one, and puts it back there.
// case: expect-none
#include <deque>
#include <libpq-fe.h>

struct Pool {
  std::deque<PGconn *> idle_;
  PGconn *get() {
    if (idle_.empty())
      return PQconnectdb("");
    PGconn *c = idle_.back();
    idle_.pop_back();
    return c;
  }
  void put(PGconn *c) { idle_.push_back(c); }
};

int use(Pool &p) {
  PGconn *c = p.get();
  int v = PQserverVersion(c);
  p.put(c);
  return v;
}
