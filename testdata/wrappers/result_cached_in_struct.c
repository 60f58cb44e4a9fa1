// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The cursor object keeps the current batch; next() clears the one before.
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
static void cursor_end(struct cursor *c) {
  PQclear(c->batch);
  c->batch = NULL;
}
int run(PGconn *conn) {
  struct cursor c = {conn, NULL, 0};
  int n = 0;
  while (cursor_next(&c)) n++;
  cursor_end(&c);
  return n;
}
