// SPDX-License-Identifier: Apache-2.0
// A std::function keeps a share of the owner, is called, and dies.
// case: expect-none
#include <functional>
#include <libpq-fe.h>
#include <memory>

struct Finish {
  void operator()(PGconn *c) const noexcept { PQfinish(c); }
};

using Conn = std::unique_ptr<PGconn, Finish>;
Conn dial(const char *d) { return Conn(PQconnectdb(d)); }

void run() {
  auto s = std::make_shared<Conn>(dial(""));
  std::function<int()> f = [s] { return PQserverVersion(s->get()); };
  f();
}
