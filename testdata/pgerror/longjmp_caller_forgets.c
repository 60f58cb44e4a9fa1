// SPDX-License-Identifier: Apache-2.0
// Behind setjmp() the caller forgets its connection.
#include <libpq-fe.h>
#include <setjmp.h>

static jmp_buf top;

static void check(PGconn *conn) {
  if (PQstatus(conn) != CONNECTION_OK)
    longjmp(top, 2);
}
int run(const char *where) {
  PGconn *volatile conn = NULL;
  switch (setjmp(top)) {
    case 0: break;
    case 2: return -1;   // expect-connleak-error-path {'conn' from PQconnectdb() is not released before this return}
    default: return -2;
  }
  conn = PQconnectdb(where);
  check(conn);
  PQfinish(conn);
  return 0;
}
