// SPDX-License-Identifier: Apache-2.0
// The project's own static error() has the name of glibc's, and returns.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
static void error(const char *format, ...) {
  va_list args;
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
}
int run(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    error("login failed: %s", PQerrorMessage(conn));
    return -1; // expect-connleak-error-path
  }
  PQfinish(conn);
  return 0;
}
