// SPDX-License-Identifier: Apache-2.0
// A map keeps the connection that is handed out as well; the destructor finishes all.
// case: expect-none
#include <libpq-fe.h>
#include <map>

struct Registry {
  std::map<int, PGconn *> conns_;
  ~Registry() {
    for (auto &[name, c] : conns_)
      PQfinish(c);
  }
  PGconn *get(int k) {
    PGconn *c = PQconnectdb("");
    conns_[k] = c;
    return c;
  }
};

int main() {
  Registry r;
  PGconn *c = r.get(1);
  return PQserverVersion(c);
}
