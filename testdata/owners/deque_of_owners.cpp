// SPDX-License-Identifier: Apache-2.0
// Two owners that cannot be moved, made at the ends of a deque.
// case: expect-none
#include <deque>
#include <libpq-fe.h>

struct Conn {
  PGconn *c;
  explicit Conn(const char *dsn) : c(PQconnectdb(dsn)) {}
  Conn(const Conn &) = delete;
  ~Conn() { PQfinish(c); }
};

void two(const char *dsn) {
  std::deque<Conn> d;
  d.emplace_back(dsn);
  d.emplace_back(dsn);
}

void both(const char *dsn) {
  std::deque<Conn> d;
  d.emplace_back(dsn);
  d.emplace_front(dsn);
}
