// SPDX-License-Identifier: Apache-2.0
// The buffer is handed down by pointer, in a struct.
#include <libpq-fe.h>
#include <setjmp.h>

// case: expect-none

struct parser { jmp_buf *where; PGconn *conn; };

static void check(struct parser *p) {
  if (PQstatus(p->conn) != CONNECTION_OK)
    longjmp(*p->where, 1);
}
int run(const char *where) {
  jmp_buf here;
  struct parser p;
  p.where = &here;
  p.conn = PQconnectdb(where);
  if (setjmp(here) != 0) {
    PQfinish(p.conn);
    return -1;
  }
  check(&p);
  PQfinish(p.conn);
  return 0;
}
