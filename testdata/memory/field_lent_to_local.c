// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A local borrows the session's handle and is set to null: nothing is lost.
#include <libpq-fe.h>
struct session { PGconn *conn; };
int use(struct session *s) {
  PGconn *conn = s->conn;
  int v = PQserverVersion(conn);
  conn = NULL;
  return v + (conn == NULL);
}
int run(const char *dsn) {
  struct session s = {PQconnectdb(dsn)};
  int v = use(&s);
  PQfinish(s.conn);
  return v;
}
