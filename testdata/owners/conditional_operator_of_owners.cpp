// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// One of two owners is made by a conditional operator, or picked from two that exist.
#include <libpq-fe.h>
#include <memory>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

int load_orders(PGconn *conn);

static Connection connect(const char *dsn) { return Connection(PQconnectdb(dsn)); }

int orders(const char *primary, const char *standby, bool is_read_only) {
  Connection conn = is_read_only ? connect(standby) : connect(primary);
  Connection other(PQconnectdb(standby));
  Connection &faster = PQserverVersion(conn.get()) > PQserverVersion(other.get()) ? conn : other;
  int orders = load_orders(faster.get());
  Connection kept = orders ? std::move(conn) : std::move(other);
  return orders + load_orders(kept.get());
}
