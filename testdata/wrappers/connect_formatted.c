// SPDX-License-Identifier: Apache-2.0
// A variadic opener formats its conninfo; it gives back failed handles too.
#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
static PGconn *connectf(const char *format, ...) {
  char conninfo[512];
  va_list args;
  va_start(args, format);
  vsnprintf(conninfo, sizeof conninfo, format, args);
  va_end(args);
  return PQconnectdb(conninfo);
}
int probe(const char *host, int port) {
  PGconn *conn = connectf("host=%s port=%d", host, port);
  if (PQstatus(conn) != CONNECTION_OK) return 0; // expect-connleak-error-path {'conn' from connectf()}
  PQfinish(conn);
  return 1;
}
