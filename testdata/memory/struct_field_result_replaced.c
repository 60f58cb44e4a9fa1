// SPDX-License-Identifier: Apache-2.0
// The second query of the session drops the first result.
#include <libpq-fe.h>
struct session { PGconn *conn; PGresult *last; };
unsigned run(const char *dsn) {
  struct session s = {0};
  s.conn = PQconnectdb(dsn);
  s.last = PQexec(s.conn, "select 1");
  s.last = PQexec(s.conn, "select 2"); // expect-connleak-overwrite {'s.last' from PQexec()}
  int n = PQntuples(s.last);
  PQclear(s.last);
  PQfinish(s.conn);
  return (unsigned)n;
}
