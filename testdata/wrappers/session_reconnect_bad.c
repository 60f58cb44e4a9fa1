// SPDX-License-Identifier: Apache-2.0
// ensure() connects anew over the connection that broke.
#include <libpq-fe.h>
#include <stdbool.h>
struct session { const char *dsn; PGconn *conn; int reconnects; };
static bool session_ensure(struct session *s) {
  if (s->conn && PQstatus(s->conn) == CONNECTION_OK) return true;
  s->conn = PQconnectdb(s->dsn); // expect-connleak-overwrite {from session_ensure()}
  s->reconnects++;
  return PQstatus(s->conn) == CONNECTION_OK;
}
int run(const char *dsn, int rounds) {
  struct session s = {dsn, NULL, 0};
  int ok = 0;
  while (rounds-- > 0)
    if (session_ensure(&s)) ok++;
  PQfinish(s.conn);
  return ok;
}
