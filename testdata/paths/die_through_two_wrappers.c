// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// die() calls vdie() calls exit(): known two levels down.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
static void vdie(int code, const char *format, va_list args) {
  vfprintf(stderr, format, args);
  exit(code);
}
static void die(const char *format, ...) {
  va_list args;
  va_start(args, format);
  vdie(1, format, args);
  va_end(args);
}
static PGresult *must_query(PGconn *conn, const char *sql) {
  PGresult *res = PQexec(conn, sql);
  if (PQresultStatus(res) != PGRES_TUPLES_OK) die("%s: %s", sql, PQerrorMessage(conn));
  return res;
}
int rows(PGconn *conn) {
  PGresult *res = must_query(conn, "select 1");
  int n = PQntuples(res);
  PQclear(res);
  return n;
}
