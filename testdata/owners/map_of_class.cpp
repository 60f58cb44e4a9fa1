// SPDX-License-Identifier: Apache-2.0
// Five ways to put an owning object into a map.
// case: expect-none
#include <libpq-fe.h>
#include <map>
#include <utility>

struct Conn {
  PGconn *c = nullptr;
  Conn() = default;
  explicit Conn(const char *dsn) : c(PQconnectdb(dsn)) {}
  Conn(Conn &&o) noexcept : c(std::exchange(o.c, nullptr)) {}
  Conn &operator=(Conn &&o) noexcept {
    std::swap(c, o.c);
    return *this;
  }
  ~Conn() { PQfinish(c); }
};

using Map = std::map<int, Conn>;

void emplaced(const char *dsn) {
  Map m;
  m.emplace(1, Conn(dsn));
}

void indexed(const char *dsn) {
  Map m;
  m[1] = Conn(dsn);
}

void tried(const char *dsn) {
  Map m;
  m.try_emplace(1, dsn);
}

void inserted(const char *dsn) {
  Map m;
  m.insert(std::make_pair(1, Conn(dsn)));
}

void assigned(const char *dsn) {
  Map m;
  m.insert_or_assign(1, Conn(dsn));
}
