// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A vector that grows; what could not be pushed is finished by the caller.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
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
static void vec_free(struct vec *v) {
  for (size_t i = 0; i < v->n; i++) PQfinish(v->items[i]);
  free(v->items);
  memset(v, 0, sizeof *v);
}
int run(const char *const *dsns) {
  struct vec v = {0};
  int rc = 0;
  for (; *dsns; dsns++) {
    PGconn *conn = PQconnectdb(*dsns);
    if (vec_push(&v, conn) != 0) {
      PQfinish(conn);
      rc = -1;
      break;
    }
  }
  vec_free(&v);
  return rc;
}
