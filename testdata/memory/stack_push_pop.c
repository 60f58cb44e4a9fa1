// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A stack of results: push and pop are functions of their own.
#include <libpq-fe.h>
struct stack { PGresult *items[16]; int top; };
static int push(struct stack *s, PGresult *res) {
  if (s->top == 16) return -1;
  s->items[s->top++] = res;
  return 0;
}
static PGresult *pop(struct stack *s) { return s->top > 0 ? s->items[--s->top] : NULL; }
int run(PGconn *conn, const char *const *sqls, int n) {
  struct stack s = {.top = 0};
  int rows = 0;
  PGresult *res;
  for (int i = 0; i < n; i++) {
    res = PQexec(conn, sqls[i]);
    if (push(&s, res) != 0) {
      PQclear(res);
      break;
    }
  }
  while ((res = pop(&s)) != NULL) {
    rows += PQntuples(res);
    PQclear(res);
  }
  return rows;
}
