// SPDX-License-Identifier: Apache-2.0
// A retry by longjmp() to where it began; it ends, and the round before is cleaned up.
#include <libpq-fe.h>
#include <setjmp.h>

// case: expect-none

int run(const char *where) {
  jmp_buf again;
  volatile int tries = 0;
  PGconn *volatile conn = NULL;
  setjmp(again);
  conn = PQconnectdb(where);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQfinish(conn);
    if (tries++ < 3)
      longjmp(again, 1);
    return -1;
  }
  PQfinish(conn);
  return 0;
}
