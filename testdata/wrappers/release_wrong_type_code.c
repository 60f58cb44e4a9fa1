// SPDX-License-Identifier: Apache-2.0
// The result is given to the generic release with a code that it does not know.
#include <libpq-fe.h>
enum kind { K_CONN, K_RESULT, K_NONE };
static void release(enum kind kind, void *p) {
  switch (kind) {
  case K_CONN: PQfinish(p); break;
  case K_RESULT: PQclear(p); break;
  default: break;
  }
}
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PGresult *res = PQexec(conn, "select 1");
  int n = PQntuples(res);
  release(K_NONE, res);
  release(K_CONN, conn);
  return n; // expect-connleak-never-released {'res' from PQexec()}
}
