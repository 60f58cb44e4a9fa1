// SPDX-License-Identifier: Apache-2.0
// A list keeps the connection that is handed out as well; the destructor finishes all.
// case: expect-none
#include <libpq-fe.h>
#include <list>

struct Registry {
  std::list<PGconn *> conns_;
  ~Registry() {
    for (auto *c : conns_)
      PQfinish(c);
  }
  PGconn *get() {
    PGconn *c = PQconnectdb("");
    conns_.push_back(c);
    return c;
  }
};

int main() {
  Registry r;
  PGconn *c = r.get();
  return PQserverVersion(c);
}
