// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Cleanup actions on a stack of (function, argument) pairs, run in reverse.
#include <libpq-fe.h>
struct action { void (*run)(void *); void *arg; };
struct stack { struct action actions[8]; int n; };
static void finish(void *p) { PQfinish(p); }
static void clear(void *p) { PQclear(p); }
static void defer(struct stack *s, void (*run)(void *), void *arg) {
  s->actions[s->n].run = run;
  s->actions[s->n].arg = arg;
  s->n++;
}
static int unwind(struct stack *s, int code) {
  while (s->n > 0) {
    s->n--;
    s->actions[s->n].run(s->actions[s->n].arg);
  }
  return code;
}
int run(const char *dsn) {
  struct stack s = {.n = 0};
  PGconn *conn = PQconnectdb(dsn);
  defer(&s, finish, conn);
  if (PQstatus(conn) != CONNECTION_OK) return unwind(&s, -1);
  PGresult *res = PQexec(conn, "select 1");
  defer(&s, clear, res);
  return unwind(&s, PQntuples(res));
}
