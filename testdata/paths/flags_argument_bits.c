// SPDX-License-Identifier: Apache-2.0
// The helper's behaviour hangs on a bit of its flags.
#include <libpq-fe.h>
enum { KEEP = 1, VERBOSE = 2 };
static PGconn *visit(const char *dsn, unsigned flags) {
  PGconn *conn = PQconnectdb(dsn);
  PQclear(PQexec(conn, "select 1"));
  if (!(flags & KEEP)) {
    PQfinish(conn);
    conn = NULL;
  }
  return conn;
}
void quick(const char *dsn) { visit(dsn, VERBOSE); }
void kept(const char *dsn) {
  PGconn *conn = visit(dsn, KEEP | VERBOSE);
  PQfinish(conn);
}
void lost(const char *dsn) {
  visit(dsn, KEEP | VERBOSE); // expect-connleak-never-released {visit()}
}
