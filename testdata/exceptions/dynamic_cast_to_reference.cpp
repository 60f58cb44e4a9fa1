// SPDX-License-Identifier: Apache-2.0
// A cast to a reference throws std::bad_cast; a cast to a pointer gives null.
#include <libpq-fe.h>

struct Driver {
  virtual ~Driver();
};
struct PgDriver : Driver {
  int flags = 0;
};

int by_reference(const char *dsn, Driver &driver) {
  PGconn *conn = PQconnectdb(dsn);
  auto &pg = dynamic_cast<PgDriver &>(driver); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  pg.flags |= PQsocket(conn) >= 0;
  PQfinish(conn);
  return pg.flags;
}

int by_pointer(const char *dsn, Driver &driver) {
  PGconn *conn = PQconnectdb(dsn);
  auto *pg = dynamic_cast<PgDriver *>(&driver);
  if (pg)
    pg->flags |= PQsocket(conn) >= 0;
  PQfinish(conn);
  return pg ? pg->flags : -1;
}
