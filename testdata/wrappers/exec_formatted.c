// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A variadic exec gives its result to the caller.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
static PGresult *execf(PGconn *conn, const char *format, ...) {
  char sql[1024];
  va_list args;
  va_start(args, format);
  int n = vsnprintf(sql, sizeof sql, format, args);
  va_end(args);
  if (n < 0 || (size_t)n >= sizeof sql) return NULL;
  return PQexec(conn, sql);
}
int count(PGconn *conn, const char *table) {
  PGresult *res = execf(conn, "select count(*) from %s", table);
  if (!res) return -1;
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
