// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Taken out of one struct, put in another.
#include <libpq-fe.h>
struct builder { PGconn *conn; };
struct session { PGconn *conn; int id; };
void build(struct builder *b, const char *dsn) { b->conn = PQconnectdb(dsn); }
void finish(struct builder *b, struct session *out, int id) {
  out->conn = b->conn;
  out->id = id;
  b->conn = NULL;
}
int run(const char *dsn, struct session *out) {
  struct builder b;
  build(&b, dsn);
  finish(&b, out, 7);
  return out->id;
}
