// SPDX-License-Identifier: Apache-2.0
// A helper that always raises, without attribute; behind it nothing is reached.
// flags: -I{pg_server}
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

static void fail(const char *what) { ereport(ERROR, errmsg("%s", what)); }

void ping(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK)
    fail("ping");   // expect-connleak-error-path {'conn' from PQconnectdb() is not released when fail() raises an error}
  PQfinish(conn);
}
void ping_right(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    fail("ping");
  }
  PQfinish(conn);
}
