// SPDX-License-Identifier: Apache-2.0
// elog-like: levels from ERROR on end the process, the others return.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
enum { LOG_INFO = 1, LOG_WARNING, LOG_ERROR, LOG_FATAL };
static void report(int level, const char *format, ...) {
  va_list args;
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  if (level >= LOG_ERROR) exit(level);
}
int strict(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    report(LOG_FATAL, "%s", PQerrorMessage(conn));
    return 0;
  }
  PQfinish(conn);
  return 1;
}
int lenient(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    report(LOG_WARNING, "%s", PQerrorMessage(conn));
    return 0; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
  return 1;
}
