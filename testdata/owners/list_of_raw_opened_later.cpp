// SPDX-License-Identifier: Apache-2.0
// The list has it before it is opened: what hangs the node in is in the library's binary.
// case: expect-none
#include <libpq-fe.h>
#include <list>

struct Conn {
  PGconn *conn = nullptr;
  ~Conn() { PQfinish(conn); }
};

bool add_first(std::list<Conn *> &all, const char *dsn) {
  auto *conn = new Conn;
  all.insert(all.begin(), conn);
  conn->conn = PQconnectdb(dsn);
  return PQstatus(conn->conn) == CONNECTION_OK;
}
