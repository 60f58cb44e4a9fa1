// SPDX-License-Identifier: Apache-2.0
// The same buffer is filled twice: the later call counts.
#include <libpq-fe.h>
#include <setjmp.h>

// case: expect-none

static jmp_buf top;

static void fail(void) { longjmp(top, 1); }

int run(PGconn *conn) {
  PGresult *volatile res = NULL;
  if (setjmp(top) != 0)
    return -1;
  res = PQexec(conn, "select 1");
  if (setjmp(top) != 0) {
    PQclear(res);
    return -2;
  }
  if (PQntuples(res) == 0)
    fail();
  PQclear(res);
  return 0;
}
