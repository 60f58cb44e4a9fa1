// SPDX-License-Identifier: Apache-2.0
// Owners in a vector of vectors, in a map of vectors, in a vector of known size, in an array on the heap.
// case: expect-none
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};

using Connection = std::unique_ptr<PGconn, Finish>;
static Connection dial(const char *dsn) { return Connection(PQconnectdb(dsn)); }

void nested() {
  std::vector<std::vector<Connection>> all(2);
  all[0].push_back(dial(""));
}

void in_map() {
  std::map<int, std::vector<Connection>> all;
  all[1].push_back(dial(""));
}

void sized() {
  std::vector<Connection> all(3);
  all[1] = dial("");
}

void on_heap() {
  auto all = std::make_unique<Connection[]>(3);
  all[1] = dial("");
}
