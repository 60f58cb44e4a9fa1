// SPDX-License-Identifier: Apache-2.0
// setjmp() and longjmp() in a ring: the analysis comes to an end.
#include <libpq-fe.h>
#include <setjmp.h>

// case: expect-none

void spin(PGconn *conn) {
  jmp_buf here;
  volatile int n = setjmp(here);
  PGresult *res = PQexec(conn, "select 1");
  n = n + 1;
  PQclear(res);
  longjmp(here, n);
}
