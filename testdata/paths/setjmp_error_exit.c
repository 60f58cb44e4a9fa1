// SPDX-License-Identifier: Apache-2.0
// An error jumps out over the release.
#include <libpq-fe.h>
#include <setjmp.h>
static jmp_buf on_error;
static void check(int ok) {
  if (!ok) longjmp(on_error, 1);
}
int run(PGconn *conn) {
  if (setjmp(on_error)) return -1;
  PGresult *res = PQexec(conn, "select 1");
  int n = PQntuples(res);
  PQclear(res);
  check(n > 0);
  return n;
}
int leak(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) return -1; // expect-connleak-error-path {'conn'}
  int n = run(conn);
  PQfinish(conn);
  return n;
}
