// SPDX-License-Identifier: Apache-2.0
// The round before is not cleaned up when it jumps back.
#include <libpq-fe.h>
#include <setjmp.h>

int run(const char *where) {
  jmp_buf again;
  volatile int tries = 0;
  PGconn *volatile conn = NULL;
  setjmp(again);
  conn = PQconnectdb(where);   // expect-connleak-overwrite {'conn' from PQconnectdb()}
  if (PQstatus(conn) != CONNECTION_OK && tries++ < 3)
    longjmp(again, 1);
  PQfinish(conn);
  return 0;
}
