// SPDX-License-Identifier: Apache-2.0
// A slot of a map is filled when it is first asked for; what is handed out is borrowed.
// case: expect-none
#include <libpq-fe.h>
#include <map>
#include <memory>

struct Finish {
  void operator()(PGconn *c) const noexcept { PQfinish(c); }
};

struct Registry {
  std::map<int, std::unique_ptr<PGconn, Finish>> conns_;
  PGconn *get(int k) {
    auto &slot = conns_[k];
    if (!slot)
      slot.reset(PQconnectdb(""));
    return slot.get();
  }
};

int main() {
  Registry r;
  return PQserverVersion(r.get(1));
}
