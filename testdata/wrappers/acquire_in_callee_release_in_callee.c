// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// begin() and end() work on a context of the caller's caller.
#include <libpq-fe.h>
struct ctx { PGconn *conn; PGresult *res; int rows; };
static int begin(struct ctx *c, const char *dsn) {
  c->conn = PQconnectdb(dsn);
  c->res = NULL;
  return PQstatus(c->conn) == CONNECTION_OK;
}
static void step(struct ctx *c, const char *sql) {
  if (c->res) PQclear(c->res);
  c->res = PQexec(c->conn, sql);
  c->rows += PQntuples(c->res);
}
static int end(struct ctx *c) {
  if (c->res) PQclear(c->res);
  PQfinish(c->conn);
  return c->rows;
}
int run(const char *dsn, const char *const *sqls) {
  struct ctx c = {.rows = 0};
  if (begin(&c, dsn))
    for (; *sqls; sqls++) step(&c, *sqls);
  return end(&c);
}
