// SPDX-License-Identifier: Apache-2.0
// The buffer is the caller's: the inner function's result is gone.
#include <libpq-fe.h>
#include <setjmp.h>

static jmp_buf top;

static void check(PGconn *conn) {
  PGresult *res = PQexec(conn, "select 1");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    longjmp(top, 1);   // expect-connleak-error-path {'res' from PQexec() is not released when longjmp() leaves the function}
  PQclear(res);
}
int run(const char *where) {
  PGconn *conn = PQconnectdb(where);
  if (setjmp(top) != 0) {
    PQfinish(conn);
    return -1;
  }
  check(conn);
  PQfinish(conn);
  return 0;
}
