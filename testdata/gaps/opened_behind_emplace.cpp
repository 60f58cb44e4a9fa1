// SPDX-License-Identifier: Apache-2.0
// What a map or a set was given is opened through a pointer that was kept.
// Known gap: that the map has it is not seen through emplace(); that a set has no other object at a new address is not known.
// case: expect-none
// flags: -std=c++17
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

struct Session {
  PGconn *conn = nullptr;
  ~Session() { PQfinish(conn); }
};

struct Pool {
  std::map<std::string, std::unique_ptr<Session>> sessions;
  Session *make(const std::string &name) {
    auto owner = std::make_unique<Session>();
    Session *session = owner.get();
    sessions.emplace(name, std::move(owner));
    return session;
  }
};

bool fromPool(Pool &pool, const char *dsn) {
  Session *session = pool.make(dsn);
  session->conn = PQconnectdb(dsn);
  return PQstatus(session->conn) == CONNECTION_OK; // gap on libstdc++: false connleak-never-released
}

bool intoSet(std::set<Session *> &all, const char *dsn) {
  auto *session = new Session;
  all.insert(session);
  session->conn = PQconnectdb(dsn);
  return PQstatus(session->conn) == CONNECTION_OK; // gap: false connleak-error-path
}
