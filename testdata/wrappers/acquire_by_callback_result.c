// SPDX-License-Identifier: Apache-2.0
// The factory is a parameter; its result is the caller's.
#include <libpq-fe.h>
static PGconn *primary(void) { return PQconnectdb("host=primary"); }
static PGconn *make(PGconn *(*factory)(void), int tries) {
  PGconn *conn = NULL;
  while (tries-- > 0) {
    conn = factory();
    if (PQstatus(conn) == CONNECTION_OK) break;
    PQfinish(conn);
    conn = NULL;
  }
  return conn;
}
int version(void) {
  PGconn *conn = make(primary, 3);
  if (!conn) return -1;
  int v = PQserverVersion(conn);
  if (v < 90000) return -2; // expect-connleak-error-path {'conn' from make()}
  PQfinish(conn);
  return v;
}
