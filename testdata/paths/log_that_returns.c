// SPDX-License-Identifier: Apache-2.0
// log_fatal() only sounds as if it did not return.
#include <libpq-fe.h>
#include <stdio.h>
static void log_fatal(const char *text) { fprintf(stderr, "FATAL: %s\n", text); }
int rows(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  if (PQstatus(conn) != CONNECTION_OK) {
    log_fatal(PQerrorMessage(conn));
    return -1; // expect-connleak-error-path {'conn' from PQconnectdb()}
  }
  PQfinish(conn);
  return 0;
}
