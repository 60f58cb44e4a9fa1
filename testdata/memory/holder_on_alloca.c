// SPDX-License-Identifier: Apache-2.0
// The holder lies on the stack by alloca; its handle dies with the function.
#include <alloca.h>
#include <libpq-fe.h>
struct ctx { PGconn *conn; int n; };
int run(const char *dsn) {
  struct ctx *ctx = alloca(sizeof *ctx);
  ctx->conn = PQconnectdb(dsn);
  ctx->n = PQserverVersion(ctx->conn);
  if (ctx->n == 0) return -1; // expect-connleak-error-path {'ctx->conn' from PQconnectdb()}
  PQfinish(ctx->conn);
  return ctx->n;
}
