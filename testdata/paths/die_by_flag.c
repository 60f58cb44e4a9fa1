// SPDX-License-Identifier: Apache-2.0
// log_error() ends the process only when it is told to.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void log_error(int fatal, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  if (fatal) exit(1);
}

int with_fatal(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    log_error(1, "no connection: %s", PQerrorMessage(conn));
    return -1;
  }
  PQfinish(conn);
  return 0;
}

int without_fatal(const char *conninfo) {
  PGconn *conn = PQconnectdb(conninfo);
  if (PQstatus(conn) != CONNECTION_OK) {
    log_error(0, "no connection: %s", PQerrorMessage(conn));
    return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
  return 0;
}
