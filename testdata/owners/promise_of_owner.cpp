// SPDX-License-Identifier: Apache-2.0
// An owner is handed over by a promise and taken out of its future.
// case: expect-none
#include <future>
#include <libpq-fe.h>
#include <memory>

struct Pg {
  PGconn *c = PQconnectdb("");
  ~Pg() { PQfinish(c); }
};

int run() {
  std::promise<std::unique_ptr<Pg>> p;
  auto f = p.get_future();
  p.set_value(std::make_unique<Pg>());
  return PQserverVersion(f.get()->c);
}
