// SPDX-License-Identifier: Apache-2.0
// The vector's free forgets its items.
#include <libpq-fe.h>
#include <stdlib.h>
struct vec { PGconn **items; size_t n, room; };
static int vec_push(struct vec *v, PGconn *conn) {
  if (v->n == v->room) {
    size_t room = v->room ? v->room * 2 : 4;
    PGconn **items = realloc(v->items, room * sizeof *items);
    if (!items) return -1;
    v->items = items;
    v->room = room;
  }
  v->items[v->n++] = conn;
  return 0;
}
int run(const char *const *dsns) {
  struct vec v = {0};
  for (; *dsns; dsns++) {
    PGconn *conn = PQconnectdb(*dsns);
    if (vec_push(&v, conn) != 0) {
      PQfinish(conn);
      break;
    }
  }
  int n = (int)v.n;
  free(v.items); // expect-connleak-error-path {from PQconnectdb()}
  return n;
}
