// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Built as a compound literal and handed on by value.
#include <libpq-fe.h>
struct ctx { PGconn *conn; const char *label; };
static int use_and_close(struct ctx ctx) {
  int v = PQserverVersion(ctx.conn);
  PQfinish(ctx.conn);
  return v;
}
int run(const char *dsn) { return use_and_close((struct ctx){.label = "x", .conn = PQconnectdb(dsn)}); }
