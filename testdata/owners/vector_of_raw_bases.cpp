// SPDX-License-Identifier: Apache-2.0
// Objects of two classes in a vector of raw pointers to their base; a loop deletes them.
// case: expect-none
#include <libpq-fe.h>
#include <sqlite3.h>
#include <vector>

struct Base {
  virtual ~Base() = default;
};

struct Pg : Base {
  PGconn *c = PQconnectdb("");
  ~Pg() override { PQfinish(c); }
};

struct Lite : Base {
  sqlite3 *d = nullptr;
  Lite() { sqlite3_open("", &d); }
  ~Lite() override { sqlite3_close(d); }
};

void run() {
  std::vector<Base *> v;
  v.push_back(new Pg);
  v.push_back(new Lite);
  for (Base *b : v)
    delete b;
}
