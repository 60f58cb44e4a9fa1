// SPDX-License-Identifier: Apache-2.0
// A vector owns an object by its base, alone or with others.
// case: expect-none
#include <libpq-fe.h>
#include <memory>
#include <vector>

struct Resource {
  virtual ~Resource() = default;
};

struct Pg : Resource {
  PGconn *conn = PQconnectdb("");
  ~Pg() override { PQfinish(conn); }
};

void owned() {
  std::vector<std::unique_ptr<Resource>> all;
  all.push_back(std::make_unique<Pg>());
}

void shared() {
  std::vector<std::shared_ptr<Resource>> all;
  all.push_back(std::make_shared<Pg>());
}
