// SPDX-License-Identifier: Apache-2.0
// A factory makes one of two classes; a vector owns it by its base.
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

struct Pg2 : Resource {
  PGconn *conn = PQconnectdb("2");
  ~Pg2() override { PQfinish(conn); }
};

std::unique_ptr<Resource> make(int kind) {
  if (kind)
    return std::make_unique<Pg>();
  return std::make_unique<Pg2>();
}

void run(int kind) {
  std::vector<std::unique_ptr<Resource>> all;
  all.push_back(make(kind));
}
