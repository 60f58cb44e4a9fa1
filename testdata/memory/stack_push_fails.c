// SPDX-License-Identifier: Apache-2.0
// The full stack refuses the result; the caller takes no notice.
#include <libpq-fe.h>
struct stack { PGresult *items[16]; int top; };
static int push(struct stack *s, PGresult *res) {
  if (s->top >= 16) return -1;
  s->items[s->top++] = res;
  return 0;
}
int collect(struct stack *s, PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  if (!res) return -1;
  return push(s, res); // expect-connleak-error-path {'res' from PQexec()}
}
