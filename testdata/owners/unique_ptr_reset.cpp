// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// reset() finishes the old connection and takes the new one; reset() without argument finishes early.
#include <libpq-fe.h>
#include <memory>
#include <stdexcept>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

void reload(PGconn *conn);

Connection connect_either(const char *primary, const char *standby) {
  Connection conn(PQconnectdb(primary));
  if (PQstatus(conn.get()) != CONNECTION_OK)
    conn.reset(PQconnectdb(standby));
  if (PQstatus(conn.get()) != CONNECTION_OK)
    throw std::runtime_error(PQerrorMessage(conn.get()));
  return conn;
}

void reload_later(const char *dsn) {
  Connection conn;
  conn.reset(PQconnectdb(dsn));
  reload(conn.get());
  conn.reset();
  Connection again{PQconnectdb(dsn)};
  conn = std::move(again);
  reload(conn.get());
}
