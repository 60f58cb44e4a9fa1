// SPDX-License-Identifier: Apache-2.0
// The result is cleared through a pointer to a member function.
// case: expect-none
#include <functional>
#include <libpq-fe.h>

struct Wrap {
  PGresult *r;
  void clear() { PQclear(r); }
};

void plain(PGconn *c) {
  Wrap w{PQexec(c, "a")};
  auto p = &Wrap::clear;
  (w.*p)();
}

void invoked(PGconn *c) {
  Wrap w{PQexec(c, "a")};
  std::invoke(&Wrap::clear, w);
}
