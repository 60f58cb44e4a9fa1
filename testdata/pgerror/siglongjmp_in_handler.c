// SPDX-License-Identifier: Apache-2.0
// A signal handler jumps; nothing is told of when it comes.
#include <libpq-fe.h>
#include <setjmp.h>

// case: expect-none

static sigjmp_buf interrupted;
static volatile int can_jump;

void on_interrupt(int signal) {
  if (can_jump)
    siglongjmp(interrupted, 1);
}
int run(const char *where) {
  PGconn *conn;
  if (sigsetjmp(interrupted, 1) != 0)
    return -1;
  conn = PQconnectdb(where);
  can_jump = 1;
  PQclear(PQexec(conn, "select 1"));
  can_jump = 0;
  PQfinish(conn);
  return 0;
}
