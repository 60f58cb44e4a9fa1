// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A pointer to a part keeps the whole alive: the aliasing constructor.
#include <libpq-fe.h>
#include <memory>
#include <string>

struct Session {
  explicit Session(const char *dsn) : conn(PQconnectdb(dsn)) {}
  ~Session() { PQfinish(conn); }
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  PGconn *conn;
  std::string user = "app";
};

void greet(const std::string &user);

std::shared_ptr<std::string> user_of(const char *dsn) {
  auto session = std::make_shared<Session>(dsn);
  return std::shared_ptr<std::string>(session, &session->user);
}

void hello(const char *dsn) {
  std::shared_ptr<std::string> user = user_of(dsn);
  greet(*user);
}
