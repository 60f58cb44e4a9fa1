// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The connection is shared as long as somebody uses it, and opened anew when nobody does.
#include <libpq-fe.h>
#include <memory>

int load_orders(PGconn *conn);

static std::shared_ptr<PGconn> current(const char *dsn) {
  static std::weak_ptr<PGconn> last;
  if (std::shared_ptr<PGconn> conn = last.lock())
    return conn;
  std::shared_ptr<PGconn> fresh(PQconnectdb(dsn), &PQfinish);
  last = fresh;
  return fresh;
}

int orders(const char *dsn) {
  auto conn = current(dsn);
  return load_orders(conn.get());
}
