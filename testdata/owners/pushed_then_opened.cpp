// SPDX-License-Identifier: Apache-2.0
// Objects go into a container first and get their connections then: the container has them.
// flags: -std=c++17
#include <libpq-fe.h>
#include <list>
#include <map>
#include <memory>
#include <utility>
#include <vector>

struct Session {
  PGconn *conn = nullptr;
  ~Session() { PQfinish(conn); }
};

struct Plain {
  PGconn *conn = nullptr;
};

bool intoVector(std::vector<Session *> &all, const char *dsn) {
  auto *session = new Session;
  all.push_back(session);
  session->conn = PQconnectdb(dsn);
  return PQstatus(session->conn) == CONNECTION_OK;
}

bool intoList(std::list<Session *> &all, const char *dsn) {
  auto *session = new Session;
  all.push_back(session);
  session->conn = PQconnectdb(dsn);
  return PQstatus(session->conn) == CONNECTION_OK;
}

bool ownedByList(std::list<std::unique_ptr<Session>> &all, const char *dsn) {
  auto owner = std::make_unique<Session>();
  Session *session = owner.get();
  all.push_back(std::move(owner));
  session->conn = PQconnectdb(dsn);
  return PQstatus(session->conn) == CONNECTION_OK;
}

bool ownedByMap(std::map<int, std::unique_ptr<Session>> &all, const char *dsn) {
  auto owner = std::make_unique<Session>();
  Session *session = owner.get();
  all.insert({1, std::move(owner)});
  session->conn = PQconnectdb(dsn);
  return PQstatus(session->conn) == CONNECTION_OK;
}

bool nowhere(const char *dsn) {
  auto *session = new Plain;
  session->conn = PQconnectdb(dsn);
  return PQstatus(session->conn) == CONNECTION_OK; // expect-connleak-never-released {'session->conn'}
}

bool ownerForgets(const char *dsn) {
  auto owner = std::make_unique<Plain>();
  owner->conn = PQconnectdb(dsn);
  return PQstatus(owner->conn) == CONNECTION_OK; // expect-connleak-never-released {'owner->conn'}
}
