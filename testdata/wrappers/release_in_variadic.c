// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A variadic helper closes all handles it is given.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stddef.h>
static void finish_all(PGconn *first, ...) {
  va_list args;
  va_start(args, first);
  for (PGconn *conn = first; conn; conn = va_arg(args, PGconn *)) PQfinish(conn);
  va_end(args);
}
int run(const char *a, const char *b) {
  PGconn *x = PQconnectdb(a), *y = PQconnectdb(b);
  int v = PQserverVersion(x) - PQserverVersion(y);
  finish_all(x, y, NULL);
  return v;
}
