// SPDX-License-Identifier: Apache-2.0
// The whole struct is set to its initial value while the handle is open.
#include <libpq-fe.h>
struct ctx { PGconn *conn; int errors; };
static const struct ctx empty;
int run(const char *dsn) {
  struct ctx ctx = {PQconnectdb(dsn), 0};
  if (PQstatus(ctx.conn) != CONNECTION_OK) ctx = empty; // expect-connleak-overwrite {'ctx.conn' from PQconnectdb()}
  PQfinish(ctx.conn);
  return ctx.errors;
}
