// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// An aggregate of owners, returned by value and taken apart.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
struct Session {
  std::unique_ptr<PGconn, Finish> conn;
  std::string user;
  int attempts = 0;
};

void check_grants(PGconn *conn, const std::string &user);

static Session login(const char *dsn, const std::string &user) {
  Session session{std::unique_ptr<PGconn, Finish>(PQconnectdb(dsn)), user};
  while (PQstatus(session.conn.get()) != CONNECTION_OK && session.attempts++ < 3)
    session.conn.reset(PQconnectdb(dsn));
  check_grants(session.conn.get(), session.user);
  return session;
}

int version(const char *dsn) {
  Session session = login(dsn, "app");
  std::unique_ptr<PGconn, Finish> conn = std::move(session.conn);
  check_grants(conn.get(), session.user);
  return PQserverVersion(conn.get());
}
