// SPDX-License-Identifier: Apache-2.0
// The cursor is left without its end.
#include <libpq-fe.h>
#include <stdlib.h>
struct cursor { PGconn *conn; PGresult *batch; int row; };
static int cursor_next(struct cursor *c) {
  if (c->batch && ++c->row < PQntuples(c->batch)) return 1;
  PQclear(c->batch);
  c->batch = PQexec(c->conn, "fetch 100 from c");
  c->row = 0;
  return PQresultStatus(c->batch) == PGRES_TUPLES_OK && PQntuples(c->batch) > 0;
}
int run(PGconn *conn) {
  struct cursor c = {conn, NULL, 0};
  int n = 0;
  while (cursor_next(&c)) n++;
  return n; // expect-connleak-error-path {from cursor_next()}
}
