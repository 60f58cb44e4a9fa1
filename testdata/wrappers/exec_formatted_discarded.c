// SPDX-License-Identifier: Apache-2.0
// A statement wrapper's result is discarded where only the effect is wanted.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
static PGresult *execf(PGconn *conn, const char *format, ...) {
  char sql[1024];
  va_list args;
  va_start(args, format);
  vsnprintf(sql, sizeof sql, format, args);
  va_end(args);
  return PQexec(conn, sql);
}
void touch(PGconn *conn, const char *table) {
  execf(conn, "update %s set seen = now()", table); // expect-connleak-never-released {execf()}
}
int check(PGconn *conn, const char *table) {
  return PQresultStatus(execf(conn, "select 1 from %s", table)) == PGRES_TUPLES_OK; // expect-connleak-never-released {execf()}
}
