// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A session holds connection and last result; both go in one helper.
#include <libpq-fe.h>
struct session { PGconn *conn; PGresult *last; unsigned queries; };
static void session_query(struct session *s, const char *sql) {
  PQclear(s->last);
  s->last = PQexec(s->conn, sql);
  s->queries++;
}
static void session_close(struct session *s) {
  PQclear(s->last);
  s->last = NULL;
  PQfinish(s->conn);
  s->conn = NULL;
}
unsigned run(const char *dsn) {
  struct session s = {0};
  s.conn = PQconnectdb(dsn);
  session_query(&s, "select 1");
  session_query(&s, "select 2");
  session_close(&s);
  return s.queries;
}
