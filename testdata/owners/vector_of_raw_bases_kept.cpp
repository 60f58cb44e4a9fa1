// SPDX-License-Identifier: Apache-2.0
// The vector of raw pointers to a base dies, and nobody deletes what it points to.
#include <libpq-fe.h>
#include <vector>

struct Base {
  virtual ~Base() = default;
};

struct Pg : Base {
  PGconn *conn = PQconnectdb("");
  ~Pg() override { PQfinish(conn); }
};

void run() {
  std::vector<Base *> all;
  all.push_back(new Pg);
} // expect-connleak-never-released
