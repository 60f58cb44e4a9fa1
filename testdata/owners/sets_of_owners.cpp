// SPDX-License-Identifier: Apache-2.0
// Owners in sets, and one taken out of a map before its place is erased.
// case: expect-none
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <set>
#include <unordered_set>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};

using Connection = std::unique_ptr<PGconn, Finish>;
static Connection dial(const char *dsn) { return Connection(PQconnectdb(dsn)); }

void ordered() {
  std::set<Connection> all;
  all.insert(dial(""));
}

void hashed() {
  std::unordered_set<Connection> all;
  all.insert(dial(""));
}

void taken_out() {
  std::map<int, Connection> all;
  all.emplace(1, dial(""));
  if (auto found = all.find(1); found != all.end()) {
    Connection conn = std::move(found->second);
    all.erase(found);
  }
}
