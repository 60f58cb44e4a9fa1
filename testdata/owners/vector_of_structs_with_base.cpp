// SPDX-License-Identifier: Apache-2.0
// A vector of structs, each of which owns an object by its base.
// case: expect-none
#include <libpq-fe.h>
#include <memory>
#include <vector>

struct Base {
  virtual ~Base() = default;
};

struct Pg : Base {
  PGconn *c = PQconnectdb("");
  ~Pg() override { PQfinish(c); }
};

struct Holder {
  std::unique_ptr<Base> b;
};

void run() {
  std::vector<Holder> v;
  v.push_back(Holder{std::make_unique<Pg>()});
}
