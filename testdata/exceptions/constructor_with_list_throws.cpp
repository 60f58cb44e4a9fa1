// SPDX-License-Identifier: Apache-2.0
// The constructor throws with a member that refers to itself: an empty list is a ring of one.
#include <libpq-fe.h>
#include <list>
#include <stdexcept>

struct Watcher;

class Session {
public:
  explicit Session(const char *dsn);
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;
  ~Session() { PQfinish(conn); }
  bool isGood() const { return PQstatus(conn) == CONNECTION_OK; }

private:
  PGconn *conn = nullptr;
  std::list<Watcher *> watchers;
};

Session::Session(const char *dsn) : conn{PQconnectStart(dsn)} {
  if (PQstatus(conn) == CONNECTION_BAD)
    throw std::runtime_error("cannot connect"); // expect-connleak-exception-path {'conn' from PQconnectStart()}}
}

// Written out: the head of the ring stands behind the handle.
struct Node {
  Node *next;
};

class Ring {
public:
  Ring() noexcept { head.next = &head; }
  ~Ring() {
    Node *at = head.next;
    while (at != &head) {
      Node *dead = at;
      at = dead->next;
      delete dead;
    }
  }

private:
  Node head;
};

class Other {
public:
  explicit Other(const char *dsn) : conn(PQconnectdb(dsn)) {
    if (PQstatus(conn) != CONNECTION_OK)
      throw 1; // expect-connleak-exception-path
  }
  ~Other() { PQfinish(conn); }

private:
  PGconn *conn;
  Ring ring;
};

class Good {
public:
  explicit Good(const char *dsn) : conn(PQconnectdb(dsn)) {
    if (PQstatus(conn) != CONNECTION_OK) {
      PQfinish(conn);
      throw 1;
    }
  }
  ~Good() { PQfinish(conn); }

private:
  PGconn *conn;
  Ring ring;
};

bool all(const char *dsn) {
  Session one(dsn);
  Other two(dsn);
  Good three(dsn);
  return one.isGood();
}
