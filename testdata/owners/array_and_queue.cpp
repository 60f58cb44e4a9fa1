// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Owners in std::array and in a queue that hands them round.
#include <array>
#include <libpq-fe.h>
#include <memory>
#include <queue>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

int work(PGconn *conn);

int rounds(const char *dsn, int n) {
  std::array<Connection, 3> slots;
  for (Connection &slot : slots)
    slot.reset(PQconnectdb(dsn));
  int done = work(slots[0].get());
  std::queue<Connection> idle;
  for (Connection &slot : slots)
    idle.push(std::move(slot));
  while (n-- > 0 && !idle.empty()) {
    Connection conn = std::move(idle.front());
    idle.pop();
    done += work(conn.get());
    idle.push(std::move(conn));
  }
  return done;
}
